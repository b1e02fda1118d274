package classfiles;

/** Calls the method of classes that can't be counted, or says why there is no such class. */
public final class Uncountable {
  public static void main(String[] classNames) throws ReflectiveOperationException {
    for (String className : classNames) {
      try {
        Class.forName(className).getMethod("count").invoke(null);
        System.out.println(className + " works");
      } catch (UnsupportedClassVersionError e) {
        System.out.println(className + " is of no version that this JVM knows");
      }
    }
  }
}
