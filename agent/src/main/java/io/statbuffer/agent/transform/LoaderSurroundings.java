package io.statbuffer.agent.transform;

import io.statbuffer.agent.weave.Amendments;
import io.statbuffer.agent.weave.KnownTypes;
import io.statbuffer.agent.weave.Surroundings;
import java.security.ProtectionDomain;
import java.util.Collections;
import java.util.Map;
import java.util.WeakHashMap;
import org.jspecify.annotations.Nullable;

/** What is known around the classes of each class loader, which is held weakly. Thread-safe. */
final class LoaderSurroundings {
  private static final ClassLoader CLASS_PATH = ClassLoader.getSystemClassLoader();

  private final Map<ClassLoader, KnownTypes> types =
      Collections.synchronizedMap(new WeakHashMap<>());
  private final Amendments amendments = new Amendments();
  private final KnownTypes ofClassPath = new KnownTypes();
  private final OpenedJars jars = new OpenedJars();

  /** By name, for the classes of all loaders: one that doesn't need it is none the worse. */
  Amendments amendments() {
    return amendments;
  }

  /** Around the classes of one code source. */
  Surroundings of(ClassLoader loader, @Nullable ProtectionDomain domain) {
    if (loader == CLASS_PATH) {
      return new Surroundings(new ClassPathFiles(jars, domain), ofClassPath, amendments);
    }
    KnownTypes known = types.get(loader);
    if (known == null) {
      KnownTypes unknown = new KnownTypes();
      known = types.putIfAbsent(loader, unknown);
      known = known == null ? unknown : known;
    }
    return new Surroundings(new ClassFiles(loader), known, amendments);
  }
}
