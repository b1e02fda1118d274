package io.statbuffer.runtime.callsite;

import java.util.Collections;
import java.util.Map;
import java.util.Set;
import java.util.WeakHashMap;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The methods that the agent has woven. Generated code asks, so that an event is counted once:
 *
 * <pre>{@code
 * private static final WovenClass WOVEN = WovenClasses.of(Checkout.class);
 * if (!WOVEN.counts("place(com.acme.Order)")) { counter.increment(); }
 * super.place(order);
 * }</pre>
 *
 * <p>May be used by any thread. Class loaders are held weakly.
 */
public final class WovenClasses {
  /** The methods by class name, woven before the class came to be, by the loader to define it. */
  private static final Map<ClassLoader, Map<String, Set<String>>> METHODS =
      Collections.synchronizedMap(new WeakHashMap<>());

  private static final ClassValue<WovenClass> CLASSES =
      new ClassValue<>() {
        @Override
        protected WovenClass computeValue(Class<?> type) {
          ClassLoader loader = type.getClassLoader();
          Map<String, Set<String>> classes = loader == null ? null : METHODS.get(loader);
          return new WovenClass(
              classes == null ? Set.of() : classes.getOrDefault(type.getName(), Set.of()));
        }
      };

  private WovenClasses() {}

  /** The state of the class, also of later changes to it. */
  public static WovenClass of(Class<?> type) {
    return CLASSES.get(type);
  }

  /**
   * Notes what is woven of a class which its loader is about to define.
   *
   * @param methods as {@link WovenClass#counts} is asked for them
   */
  public static void woven(ClassLoader loader, String binaryName, Set<String> methods) {
    synchronized (METHODS) {
      Map<String, Set<String>> classes = METHODS.get(loader);
      if (classes == null) {
        classes = new ConcurrentHashMap<>();
        METHODS.put(loader, classes);
      }
      classes.put(binaryName, Set.copyOf(methods));
    }
  }

  /** Notes what is woven of a class which was there already. */
  public static void woven(Class<?> type, Set<String> methods) {
    ClassLoader loader = type.getClassLoader();
    if (loader != null) {
      woven(loader, type.getName(), methods);
    }
    of(type).becomeWoven(Set.copyOf(methods));
  }
}
