package visits;

/** Visits one site. */
public final class Main {
  public static void main(String[] args) {
    Visits.of(args[0], Integer.parseInt(args[1]));
    System.out.println("visited " + args[0]);
  }
}
