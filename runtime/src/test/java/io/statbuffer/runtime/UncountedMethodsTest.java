package io.statbuffer.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.statbuffer.runtime.declared.CountIndex;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UncountedMethodsTest {
  private static final String INDEX =
      "agent com.acme.Shop.audit()\ngenerated com.acme.Shop.place(com.acme.Order)\n";

  @TempDir Path folder;
  private final List<String> reports = new ArrayList<>();
  private final Reporter reporter = (level, message, cause) -> reports.add(message + cause);
  private ClassLoader before;

  @BeforeEach
  void rememberTheContext() {
    before = Thread.currentThread().getContextClassLoader();
  }

  @AfterEach
  void restoreTheContext() {
    Thread.currentThread().setContextClassLoader(before);
    System.clearProperty("statbuffer.unwoven");
  }

  @Test
  void noBufferStartsWhileSomethingIsUncountedIfToldToFail() throws IOException {
    System.setProperty("statbuffer.unwoven", "fail");
    try (URLClassLoader loader = loaderOf(folderWithIndex())) {
      Thread.currentThread().setContextClassLoader(loader);

      assertThatThrownBy(() -> StatBuffer.<String>builder("uncounted").flushTo(batch -> {}).start())
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining("buffer uncounted does not start")
          .hasMessageContaining("com.acme.Shop.audit()");
    }
  }

  @Test
  void theFirstStartWarnsAndTheNextDoesNot() throws IOException {
    AtomicBoolean checked = new AtomicBoolean();
    checkFolder(checked);
    assertThat(reports)
        .singleElement()
        .asString()
        .startsWith("nothing counts com.acme.Shop.audit(): ")
        .contains("-javaagent:statbuffer-agent.jar", "-Dstatbuffer.unwoven=ignore");
    checkFolder(checked);
    assertThat(reports).hasSize(1);
  }

  @Test
  void nothingIsSaidIfToldToIgnore() throws IOException {
    System.setProperty("statbuffer.unwoven", "ignore");
    checkFolder(new AtomicBoolean());
    assertThat(reports).isEmpty();
  }

  @Test
  void anUnknownWordIsNamedAndTakenForWarn() throws IOException {
    System.setProperty("statbuffer.unwoven", "fial");
    checkFolder(new AtomicBoolean());
    assertThat(reports).hasSize(2);
    assertThat(reports.get(0))
        .startsWith("statbuffer.unwoven must be warn, fail or ignore: fial; it warns");
    assertThat(reports.get(1)).startsWith("nothing counts com.acme.Shop.audit()");
  }

  @Test
  void whatTheReporterThrowsKeepsNoBufferFromStarting() throws IOException {
    List<String> told = new ArrayList<>();
    Reporter throwing =
        (level, message, cause) -> {
          told.add(message);
          throw new IllegalStateException("no log");
        };
    try (URLClassLoader loader = loaderOf(folderWithIndex())) {
      Thread.currentThread().setContextClassLoader(loader);
      UncountedMethods.check("uncounted", throwing, new AtomicBoolean());
    }
    assertThat(told).hasSize(1);
  }

  private void checkFolder(AtomicBoolean checked) throws IOException {
    try (URLClassLoader loader = loaderOf(folderWithIndex())) {
      Thread.currentThread().setContextClassLoader(loader);
      UncountedMethods.check("uncounted", reporter, checked);
    }
  }

  private Path folderWithIndex() throws IOException {
    Path index = folder.resolve(CountIndex.DIRECTORY + "com.acme.Shop");
    Files.createDirectories(index.getParent());
    Files.writeString(index, INDEX);
    return folder;
  }

  private static URLClassLoader loaderOf(Path path) throws IOException {
    return new URLClassLoader(new URL[] {path.toUri().toURL()}, null);
  }
}
