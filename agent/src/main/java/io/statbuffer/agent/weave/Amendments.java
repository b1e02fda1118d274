package io.statbuffer.agent.weave;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** All amendments up to now, by the class they are of. Thread-safe. */
public final class Amendments {
  private final Map<String, Set<Amendment>> byType = new ConcurrentHashMap<>();

  /** Adds one, for the next time that the class is woven. */
  public void add(Amendment amendment) {
    byType.computeIfAbsent(amendment.type(), t -> ConcurrentHashMap.newKeySet()).add(amendment);
  }

  /** Whether there is one for the class. */
  boolean name(String type) {
    return !byType.isEmpty() && byType.containsKey(type);
  }

  /** Whether overrides of the method are known that call it by {@code super}. */
  boolean guard(String type, String signature) {
    return byType.getOrDefault(type, Set.of()).contains(new Amendment(type, signature, null));
  }

  /** The declarations of interfaces that the class doesn't know, for a method of it. */
  List<Declaration> adopted(String type, String signature) {
    List<Declaration> adopted = new ArrayList<>();
    for (Amendment amendment : byType.getOrDefault(type, Set.of())) {
      Declaration declaration = amendment.adopted();
      if (declaration != null && amendment.signature().equals(signature)) {
        adopted.add(declaration);
      }
    }
    return adopted;
  }
}
