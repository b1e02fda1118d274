package io.statbuffer.benchmarks.counting;

import io.statbuffer.agent.weave.Weaver;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;

/** Defines {@link CountedShop} once more, woven as the agent does it. */
final class WovenShops extends ClassLoader {
  private WovenShops() {
    super(WovenShops.class.getClassLoader());
  }

  static Shop create() {
    try {
      return (Shop) new WovenShops().define().getDeclaredConstructor().newInstance();
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Class<?> define() throws IOException {
    String name = CountedShop.class.getName();
    String internalName = name.replace('.', '/');
    try (InputStream in = getResourceAsStream(internalName + ".class")) {
      byte[] unwoven = Objects.requireNonNull(in).readAllBytes();
      byte[] woven = new Weaver(List.of()).weave(internalName, unwoven, n -> null).classFile();
      return defineClass(name, Objects.requireNonNull(woven), 0, woven.length);
    }
  }
}
