package classfiles;

/** Calls all methods of classes like those that the test writes. */
public final class Main {
  public static void main(String[] classNames) throws ReflectiveOperationException {
    for (String className : classNames) {
      Class<?> type = Class.forName(className);
      type.getMethod("fixed").invoke(null);
      type.getMethod("said", String.class).invoke(null, "hello");
      type.getMethod("returned", int.class).invoke(null, 3);
      type.getMethod("returned", int.class).invoke(null, -3);
      type.getMethod("by", long.class).invoke(null, 7L);
      type.getMethod("thrown", RuntimeException.class).invoke(null, (Object) null);
      try {
        type.getMethod("thrown", RuntimeException.class).invoke(null, new RuntimeException("told"));
      } catch (java.lang.reflect.InvocationTargetException e) {
        System.out.println(className + " threw " + e.getTargetException().getMessage());
      }
    }
  }
}
