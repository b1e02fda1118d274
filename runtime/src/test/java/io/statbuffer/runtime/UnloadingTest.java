package io.statbuffer.runtime;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.lang.ref.WeakReference;
import java.net.URL;
import java.net.URLClassLoader;
import org.junit.jupiter.api.Test;

/** As in an application server, where the runtime outlives the application that counts first. */
class UnloadingTest {
  private static final InheritableThreadLocal<Object> INHERITABLE = new InheritableThreadLocal<>();

  @Test
  void theApplicationThatCountsFirstCanBeUnloaded() throws Exception {
    ClassLoader platform = ClassLoader.getPlatformClassLoader();
    try (URLClassLoader server = new URLClassLoader(new URL[] {home(StatBuffer.class)}, platform)) {
      WeakReference<ClassLoader> application = countIn(server);
      await()
          .until(
              () -> {
                System.gc();
                return application.get() == null;
              });
    }
  }

  private static WeakReference<ClassLoader> countIn(ClassLoader server)
      throws IOException, ReflectiveOperationException, InterruptedException {
    try (URLClassLoader application =
        new URLClassLoader(new URL[] {home(FirstCount.class)}, server)) {
      Runnable count =
          application
              .loadClass(FirstCount.class.getName())
              .asSubclass(Runnable.class)
              .getConstructor()
              .newInstance();
      Thread thread =
          new Thread(
              () -> {
                INHERITABLE.set(count);
                count.run();
              });
      thread.setContextClassLoader(application);
      thread.start();
      thread.join();
      return new WeakReference<>(application);
    }
  }

  private static URL home(Class<?> type) {
    return type.getProtectionDomain().getCodeSource().getLocation();
  }
}
