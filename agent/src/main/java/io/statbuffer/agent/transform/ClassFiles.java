package io.statbuffer.agent.transform;

import io.statbuffer.agent.weave.ClassFileSource;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.net.URLConnection;
import org.jspecify.annotations.Nullable;

/** Class files as resources of a class loader. */
record ClassFiles(ClassLoader loader) implements ClassFileSource {
  private static final String PACKAGE_INFO = "/package-info";

  @Override
  public byte @Nullable [] read(String internalName) {
    if (internalName.endsWith(PACKAGE_INFO) && isMissing(internalName)) {
      return null;
    }
    URL url = loader.getResource(internalName.concat(".class"));
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

  /**
   * Whether the package has no such class, as most have none. To look for a class costs the JDK's
   * own loader little; to look for a resource it opens the image of the JDK, which takes longer
   * than all else that is done for the first woven class.
   */
  private boolean isMissing(String packageInfo) {
    if (loader != ClassLoader.getSystemClassLoader()) {
      return false; // then it may be a loader that takes no questions for classes at this moment
    }
    try {
      loader.loadClass(packageInfo.replace('/', '.'));
      return false;
    } catch (ClassNotFoundException e) {
      return true;
    } catch (LinkageError e) {
      return false;
    }
  }
}
