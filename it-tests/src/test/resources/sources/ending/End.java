package ending;

/** The ways in which a program ends by itself before its input does. */
final class End {
  private End() {}

  static void by(String way) {
    switch (way) {
      case "exit" -> System.exit(3);
      case "throw" -> throw new IllegalStateException("thrown by main");
      case "halt" -> Runtime.getRuntime().halt(4);
      default -> throw new IllegalArgumentException(way);
    }
  }
}
