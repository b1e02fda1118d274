package io.statbuffer.agent.weave;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * What is known of the types that one class loader sees: what each hands down to its subtypes,
 * which mostly is nothing. Holds names only, neither classes nor loaders. Thread-safe.
 */
public final class KnownTypes {
  private final Map<String, Heritage> heritages = new ConcurrentHashMap<>();

  @Nullable Heritage heritage(String type) {
    return heritages.get(type);
  }

  void learn(String type, Heritage heritage) {
    heritages.put(type, heritage);
  }
}
