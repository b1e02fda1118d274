package broken;

import io.statbuffer.annotations.Count;
import io.statbuffer.annotations.When;
import java.io.InputStream;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Random;

/** Loads mutilated copies of a counted class, and prints what becomes of each. */
public final class Main {
  public static void main(String[] args) throws Exception {
    byte[] whole;
    try (InputStream in = Main.class.getResourceAsStream("Main$Counted.class")) {
      whole = in.readAllBytes();
    }
    for (int length = 0; length < whole.length; length += 7) {
      System.out.println(length + " " + outcome(Arrays.copyOf(whole, length)));
    }
    Random random = new Random(42);
    for (int i = 0; i < 1_000; i++) {
      byte[] changed = whole.clone();
      for (int j = 0; j <= i % 3; j++) {
        changed[8 + random.nextInt(whole.length - 8)] = (byte) random.nextInt();
      }
      System.out.println(i + " " + outcome(changed));
    }
  }

  private static String outcome(byte[] classFile) {
    try {
      Class<?> type = new Loader().define(classFile);
      Object counted = type.getDeclaredConstructor().newInstance();
      Method count = type.getMethod("count", String.class, long.class);
      return "returns " + count.invoke(counted, "a", 1);
    } catch (InvocationTargetException e) {
      return "throws " + e.getCause().getClass().getName();
    } catch (Throwable e) {
      return "refused: " + e.getClass().getName();
    }
  }

  private static final class Loader extends ClassLoader {
    Class<?> define(byte[] classFile) {
      return defineClass("broken.Main$Counted", classFile, 0, classFile.length);
    }
  }

  public static class Counted {
    @Count("counted.{name}")
    @Count(value = "done.{name}", on = When.RETURN)
    public int count(String name, long times) {
      int length = 0;
      for (int i = 0; i < times; i++) {
        try {
          length += name.length();
        } catch (RuntimeException e) {
          return -1;
        }
      }
      return length;
    }
  }
}
