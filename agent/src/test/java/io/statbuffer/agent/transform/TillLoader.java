package io.statbuffer.agent.transform;

import com.acme.loaded.Till;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import org.jspecify.annotations.Nullable;

/** Defines its own {@link Till}, and finds its class file or fails to. */
final class TillLoader extends ClassLoader {
  static final String RESOURCE = Till.class.getName().replace('.', '/') + ".class";

  private final boolean broken;

  TillLoader(boolean broken) {
    super(Till.class.getClassLoader());
    this.broken = broken;
  }

  static byte[] classFile() throws IOException {
    try (InputStream in = Till.class.getResourceAsStream("Till.class")) {
      if (in == null) {
        throw new IOException("there is no " + RESOURCE);
      }
      return in.readAllBytes();
    }
  }

  Class<?> define() throws IOException {
    byte[] classFile = classFile();
    return defineClass(Till.class.getName(), classFile, 0, classFile.length);
  }

  @Override
  public @Nullable URL getResource(String name) {
    if (broken) {
      throw new IllegalStateException("this loader is closed");
    }
    return super.getResource(name);
  }
}
