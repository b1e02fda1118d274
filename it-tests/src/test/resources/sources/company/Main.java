package company;

import visits.Visits;

/** Visits one site, and says how often the advice was called. */
public final class Main {
  public static void main(String[] args) {
    Visits.of("site", Integer.parseInt(args[0]));
    System.out.println("advised " + Advice.CALLS);
  }
}
