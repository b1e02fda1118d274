package io.statbuffer.agent.transform;

import io.statbuffer.agent.weave.Amendments;
import io.statbuffer.agent.weave.KnownTypes;
import io.statbuffer.agent.weave.Surroundings;
import java.util.Collections;
import java.util.Map;
import java.util.WeakHashMap;

/** What is known around the classes of each class loader, which is held weakly. Thread-safe. */
final class LoaderSurroundings {
  private final Map<ClassLoader, KnownTypes> types =
      Collections.synchronizedMap(new WeakHashMap<>());
  private final Amendments amendments = new Amendments();

  /** By name, for the classes of all loaders: one that doesn't need it is none the worse. */
  Amendments amendments() {
    return amendments;
  }

  Surroundings of(ClassLoader loader) {
    KnownTypes known = types.get(loader);
    if (known == null) {
      KnownTypes unknown = new KnownTypes();
      known = types.putIfAbsent(loader, unknown);
      known = known == null ? unknown : known;
    }
    return new Surroundings(new ClassFiles(loader), known, amendments);
  }
}
