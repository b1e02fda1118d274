package io.statbuffer.runtime.callsite;

import java.util.Collections;
import java.util.Map;
import java.util.Set;
import java.util.WeakHashMap;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The classes that the agent has woven. Generated code asks, so that an event is counted once:
 *
 * <pre>{@code
 * private static final WovenClass WOVEN = WovenClasses.of(Checkout.class);
 * if (!WOVEN.isWoven()) { counter.increment(); }
 * super.place(order);
 * }</pre>
 *
 * <p>May be used by any thread. Class loaders are held weakly.
 */
public final class WovenClasses {
  /** Names woven before their class came to be, by the loader that is about to define it. */
  private static final Map<ClassLoader, Set<String>> NAMES =
      Collections.synchronizedMap(new WeakHashMap<>());

  private static final ClassValue<WovenClass> CLASSES =
      new ClassValue<>() {
        @Override
        protected WovenClass computeValue(Class<?> type) {
          ClassLoader loader = type.getClassLoader();
          Set<String> names = loader == null ? null : NAMES.get(loader);
          return new WovenClass(names != null && names.contains(type.getName()));
        }
      };

  private WovenClasses() {}

  /** The state of the class, also of later changes to it. */
  public static WovenClass of(Class<?> type) {
    return CLASSES.get(type);
  }

  /** Notes that a class which its loader is about to define is woven. */
  public static void woven(@Nullable ClassLoader loader, String binaryName) {
    if (loader != null) {
      NAMES.computeIfAbsent(loader, l -> ConcurrentHashMap.newKeySet()).add(binaryName);
    }
  }

  /** Notes that a class which was there already is woven now. */
  public static void woven(Class<?> type) {
    woven(type.getClassLoader(), type.getName());
    of(type).becomeWoven();
  }
}
