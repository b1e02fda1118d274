package io.statbuffer.agent.transform;

import io.statbuffer.agent.weave.RuntimeAccess;
import io.statbuffer.runtime.StatBuffers;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.WeakHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The class loaders of the application, held weakly: which of them lead to the agent's registry of
 * buffers, and which have brought a counted class. Thread-safe.
 */
public final class Loaders {
  private static final String BUNDLE = "org.osgi.framework.BundleReference";

  private final Map<ClassLoader, Optional<RuntimeAccess>> answers =
      Collections.synchronizedMap(new WeakHashMap<>());
  private final Set<ClassLoader> seen = weakSet();
  private final Set<ClassLoader> refused = weakSet();
  private final AtomicInteger refusals = new AtomicInteger();

  /** Notes a loader that brought a counted class, as it may bring a database driver, too. */
  public void sawLoader(ClassLoader loader) {
    seen.add(loader);
  }

  /** The loaders that were noted; to iterate over it, synchronize on it. */
  public Set<ClassLoader> seen() {
    return seen;
  }

  /** How what the loader defines finds the agent's own registry; empty if it can't. */
  Optional<RuntimeAccess> access(ClassLoader loader) {
    Optional<RuntimeAccess> answer = answers.get(loader);
    if (answer == null) {
      answer = find(loader);
      answers.put(loader, answer);
    }
    return answer;
  }

  private static Optional<RuntimeAccess> find(ClassLoader loader) {
    if (loader == StatBuffers.class.getClassLoader()
        || (!isOfBundle(loader) && resolvesToOurs(loader))) {
      return Optional.of(RuntimeAccess.BY_NAME);
    }
    return resolvesToOurs(ClassLoader.getSystemClassLoader())
        ? Optional.of(RuntimeAccess.BY_SYSTEM_LOADER)
        : Optional.empty();
  }

  /** An OSGi bundle's loader may find for the agent what it doesn't find for its own classes. */
  private static boolean isOfBundle(ClassLoader loader) {
    for (Class<?> type = loader.getClass(); type != null; type = type.getSuperclass()) {
      for (Class<?> implemented : type.getInterfaces()) {
        if (implemented.getName().equals(BUNDLE)) {
          return true;
        }
      }
    }
    return false;
  }

  /**
   * How many loaders, this one included, had their classes left alone for their sake so far; 0 if
   * this one was counted before.
   */
  int refuse(ClassLoader loader) {
    return refused.add(loader) ? refusals.incrementAndGet() : 0;
  }

  private static Set<ClassLoader> weakSet() {
    return Collections.synchronizedSet(Collections.newSetFromMap(new WeakHashMap<>()));
  }

  private static boolean resolvesToOurs(ClassLoader loader) {
    try {
      return Class.forName(StatBuffers.class.getName(), false, loader) == StatBuffers.class;
    } catch (ClassNotFoundException | LinkageError e) {
      return false; // the caller says so
    }
  }
}
