package io.statbuffer.agent.transform;

import static org.assertj.core.api.Assertions.assertThat;

import io.statbuffer.runtime.StatBuffers;
import java.net.URL;
import java.net.URLClassLoader;
import org.junit.jupiter.api.Test;

class LoadersTest {
  private static final URL RUNTIME =
      StatBuffers.class.getProtectionDomain().getCodeSource().getLocation();

  private final Loaders loaders = new Loaders();

  @Test
  void aLoaderThatDelegatesReachesTheRegistry() throws Exception {
    try (URLClassLoader child = new URLClassLoader(new URL[0], getClass().getClassLoader())) {
      assertThat(loaders.reachesRegistry(child)).isTrue();
      assertThat(loaders.reachesRegistry(child)).isTrue();
    }
  }

  @Test
  void aLoaderWithItsOwnCopyDoesNot() throws Exception {
    try (URLClassLoader copy =
        new URLClassLoader(new URL[] {RUNTIME}, ClassLoader.getPlatformClassLoader())) {
      assertThat(loaders.reachesRegistry(copy)).isFalse();
    }
  }

  @Test
  void aLoaderThatDelegatesToNobodyDoesNot() throws Exception {
    try (URLClassLoader alone = new URLClassLoader(new URL[0], null)) {
      assertThat(loaders.reachesRegistry(alone)).isFalse();
    }
  }
}
