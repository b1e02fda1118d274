package generated;

/** Opens a till that is of a generated class. */
public final class Main {
  public static void main(String[] args) {
    Till till = new TillBuffer();
    for (int i = 0; i < 3; i++) {
      till.open();
    }
    System.out.println("opened");
  }
}
