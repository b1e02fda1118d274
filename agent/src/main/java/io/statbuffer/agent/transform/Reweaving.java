package io.statbuffer.agent.transform;

import io.statbuffer.agent.weave.Amendment;
import io.statbuffer.agent.weave.Amendments;
import java.lang.instrument.Instrumentation;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.WeakHashMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * Has classes woven again that are in use already, before one below them comes to be which needs
 * it. Thread-safe.
 *
 * <p>This is done in a thread of its own, as the JVM calls no transformer within a transformation.
 * The thread that loads the class waits, for a bounded time: it may hold locks of its loader.
 */
final class Reweaving {
  private static final long PATIENCE_SECONDS = 5;
  private static final long PAUSE_MILLIS = 5;

  private final Amendments amendments;
  private final Set<Amendment> settled = ConcurrentHashMap.newKeySet();

  /** The classes that are woven, or just being so, by the loader that asked for it. */
  private final Map<ClassLoader, Set<String>> woven = new WeakHashMap<>();

  private volatile @Nullable Instrumentation jvm;

  Reweaving(Amendments amendments) {
    this.amendments = amendments;
  }

  void install(Instrumentation newJvm) {
    jvm = newJvm;
  }

  /** Notes that a class is about to be woven, with the amendments that are known from now on. */
  void begin(ClassLoader loader, String internalName) {
    synchronized (woven) {
      Set<String> types = woven.get(loader);
      if (types == null) {
        types = new HashSet<>();
        woven.put(loader, types);
      }
      types.add(internalName);
    }
  }

  /** Returns when all of them hold, with null, or with what went wrong. */
  @Nullable String settle(List<Amendment> needed) {
    List<Amendment> pending = new ArrayList<>();
    for (Amendment amendment : needed) {
      if (!settled.contains(amendment)) {
        amendments.add(amendment); // before it is asked what is woven already
        if (isWoven(amendment.type()) || amendment.adopted() != null) {
          pending.add(amendment);
        } else {
          settled.add(amendment);
        }
      }
    }
    return pending.isEmpty() ? null : await(pending);
  }

  private boolean isWoven(String type) {
    synchronized (woven) {
      for (Set<String> types : woven.values()) {
        if (types.contains(type)) {
          return true;
        }
      }
      return false;
    }
  }

  private @Nullable String await(List<Amendment> pending) {
    FutureTask<@Nullable String> task = new FutureTask<>(() -> reweave(pending));
    Thread thread = new Thread(task, "statbuffer-reweaving");
    thread.setDaemon(true);
    thread.start();
    boolean interrupted = false;
    try {
      while (true) {
        try {
          return task.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
          interrupted = true;
        }
      }
    } catch (ExecutionException e) {
      return notWoven(pending.get(0)) + e.getCause();
    } catch (TimeoutException e) {
      return notWoven(pending.get(0)) + "it takes longer than " + PATIENCE_SECONDS + " s";
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private static String notWoven(Amendment amendment) {
    return "isn't woven, since "
        + amendment.type().replace('/', '.')
        + " above it can't be woven again: ";
  }

  private synchronized @Nullable String reweave(List<Amendment> pending) throws Exception {
    for (Amendment amendment : pending) {
      if (!settled.contains(amendment)) {
        boolean inUse = isWoven(amendment.type());
        List<Class<?>> loaded = loaded(amendment.type());
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(1);
        while (inUse && loaded.isEmpty() && System.nanoTime() - end < 0) {
          TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS); // another thread is about to define it
          loaded = loaded(amendment.type());
        }
        if (inUse && loaded.isEmpty()) {
          return notWoven(amendment) + "it is still being loaded";
        }
        for (Class<?> type : loaded) {
          WovenMarks.retransform(jvm(), type);
        }
        settled.add(amendment);
      }
    }
    return null;
  }

  private List<Class<?>> loaded(String internalName) {
    String name = internalName.replace('/', '.');
    List<Class<?>> found = new ArrayList<>();
    for (Class<?> type : jvm().getAllLoadedClasses()) {
      if (type.getName().equals(name) && !Protected.isLoader(type.getClassLoader())) {
        found.add(type);
      }
    }
    return found;
  }

  private Instrumentation jvm() {
    Instrumentation installed = jvm;
    if (installed == null) {
      throw new IllegalStateException("the transformer isn't installed");
    }
    return installed;
  }
}
