package io.statbuffer.agent.database;

import java.lang.ref.WeakReference;
import java.sql.Driver;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * A driver that is kept for as long as its class is there, and doesn't keep that from being
 * unloaded: it may be a web application's own. Not thread-safe.
 */
final class KeptDriver {
  /** The driver is reached from its class alone. */
  private final ClassValue<AtomicReference<Driver>> ofClass =
      new ClassValue<>() {
        @Override
        protected AtomicReference<Driver> computeValue(Class<?> type) {
          return new AtomicReference<>();
        }
      };

  private WeakReference<Driver> driver = new WeakReference<>(null);

  void keep(Driver newDriver) {
    ofClass.get(newDriver.getClass()).set(newDriver);
    driver = new WeakReference<>(newDriver);
  }

  void letGo() {
    driver.clear();
  }

  /** The driver that was kept last, if its class is still there. */
  @Nullable Driver get() {
    return driver.get();
  }
}
