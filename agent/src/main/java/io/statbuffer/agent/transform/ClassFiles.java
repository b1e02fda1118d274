package io.statbuffer.agent.transform;

import io.statbuffer.agent.weave.ClassFileSource;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.net.URLConnection;
import org.jspecify.annotations.Nullable;

/** Class files as resources of a class loader; nothing is loaded. */
record ClassFiles(ClassLoader loader) implements ClassFileSource {

  @Override
  public byte @Nullable [] read(String internalName) {
    String resource = internalName + ".class";
    URL url = loader.getResource(resource);
    if (url == null) {
      return null;
    }
    try {
      URLConnection connection = url.openConnection();
      connection.setUseCaches(false); // a cached jar file would stay open
      try (InputStream in = connection.getInputStream()) {
        return in.readAllBytes();
      }
    } catch (IOException e) {
      return null; // as if it weren't there, which the caller can live with
    }
  }
}
