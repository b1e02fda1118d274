package io.statbuffer.agent.transform;

import io.statbuffer.runtime.callsite.WovenClasses;
import io.statbuffer.runtime.declared.CountIndexReader;
import io.statbuffer.runtime.declared.IndexedMethod;
import java.lang.instrument.Instrumentation;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Compares, once the application has started, the index of the annotation processor with what was
 * woven: says which methods of loaded classes only the agent counts and it doesn't, whyever. To be
 * run when the first buffer starts; a class that isn't loaded by then may still be woven.
 */
public final class IndexCheck implements Runnable {
  private final Instrumentation jvm;
  private final Loaders loaders;
  private final Findings findings;
  private boolean done;

  /** A check of what that transformer has woven. */
  public IndexCheck(Instrumentation jvm, CountTransformer transformer, Loaders loaders) {
    this.jvm = jvm;
    this.loaders = loaders;
    this.findings = transformer.findings();
  }

  /** Checks at the first call. */
  @Override
  public synchronized void run() {
    if (done) {
      return;
    }
    done = true;
    Map<String, List<IndexedMethod>> byType = onlyOfTheAgent();
    if (byType.isEmpty()) {
      return;
    }
    for (Class<?> type : jvm.getAllLoadedClasses()) {
      for (IndexedMethod method : byType.getOrDefault(type.getName(), List.of())) {
        if (!WovenClasses.of(type).counts(method.signature()) && !findings.tellOf(method.type())) {
          findings.addUnlessSaid(
              method.toString(),
              type.getClassLoader() == null
                  ? "its class is on the boot class path, which the agent leaves alone"
                  : "its class was loaded and isn't woven");
        }
      }
    }
  }

  private Map<String, List<IndexedMethod>> onlyOfTheAgent() {
    Set<ClassLoader> all = new LinkedHashSet<>();
    all.add(ClassLoader.getSystemClassLoader());
    synchronized (loaders.seen()) {
      all.addAll(loaders.seen());
    }
    Set<IndexedMethod> methods = new LinkedHashSet<>();
    for (ClassLoader loader : all) {
      try {
        methods.addAll(CountIndexReader.read(loader).methods());
      } catch (RuntimeException | LinkageError e) {
        // The loader doesn't work: its application may be stopped, and then nothing of it counts.
      }
    }
    Map<String, List<IndexedMethod>> byType = new HashMap<>();
    for (IndexedMethod method : methods) {
      if (!method.generated()) {
        byType.computeIfAbsent(method.type(), type -> new ArrayList<>()).add(method);
      }
    }
    return byType;
  }
}
