package io.statbuffer.agent.transform;

import static org.assertj.core.api.Assertions.assertThat;

import io.statbuffer.agent.weave.RuntimeAccess;
import io.statbuffer.runtime.StatBuffers;
import java.net.URL;
import java.net.URLClassLoader;
import org.junit.jupiter.api.Test;

class LoadersTest {
  private static final URL RUNTIME =
      StatBuffers.class.getProtectionDomain().getCodeSource().getLocation();

  private final Loaders loaders = new Loaders();

  @Test
  void classesOfALoaderThatDelegatesNameTheRegistry() throws Exception {
    try (URLClassLoader child = new URLClassLoader(new URL[0], getClass().getClassLoader())) {
      assertThat(loaders.access(child)).contains(RuntimeAccess.BY_NAME);
      assertThat(loaders.access(child)).contains(RuntimeAccess.BY_NAME);
    }
  }

  @Test
  void thoseOfOneWithItsOwnCopyDoNot() throws Exception {
    try (URLClassLoader copy =
        new URLClassLoader(new URL[] {RUNTIME}, ClassLoader.getPlatformClassLoader())) {
      assertThat(loaders.access(copy)).contains(RuntimeAccess.BY_SYSTEM_LOADER);
    }
  }

  @Test
  void thoseOfOneThatDelegatesToNobodyDoNot() throws Exception {
    try (URLClassLoader alone = new URLClassLoader(new URL[0], null)) {
      assertThat(loaders.access(alone)).contains(RuntimeAccess.BY_SYSTEM_LOADER);
    }
  }
}
