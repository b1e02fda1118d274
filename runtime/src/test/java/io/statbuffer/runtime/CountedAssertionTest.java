package io.statbuffer.runtime;

import static org.assertj.core.api.Assertions.assertThatNoException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.statbuffer.runtime.callsite.WovenClasses;
import io.statbuffer.runtime.declared.CountIndex;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the index names is generated, woven, or listed with the reason. */
class CountedAssertionTest {
  private static final String NOT_COUNTED = "not counted as declared:\n  ";

  @TempDir Path folder;

  static class Unwoven {}

  static class Woven {}

  @Test
  void whatAGeneratedClassCountsNeedsNoAgent() throws IOException {
    index(Unwoven.class, "generated", "place()");
    assertThatNoException().isThrownBy(() -> check(null));
  }

  @Test
  void whatOnlyTheAgentCountsNeedsIt() throws IOException {
    index(Unwoven.class, "agent", "audit(java.lang.String)");
    assertThatThrownBy(() -> check(null))
        .isInstanceOf(AssertionError.class)
        .hasMessage(
            NOT_COUNTED
                + Unwoven.class.getName()
                + ".audit(java.lang.String): a generated class can't override what is private,"
                + " static or final; run with -javaagent:statbuffer-agent.jar, or make it"
                + " overridable");
  }

  @Test
  void whatIsWovenIsCounted() throws IOException {
    index(Woven.class, "agent", "audit()");
    WovenClasses.woven(Woven.class, Set.of("audit()"));
    assertThatNoException().isThrownBy(() -> check(agent()));
    assertThatNoException().isThrownBy(() -> check(null)); // by the agent of another copy
  }

  @Test
  void whatTheAgentHasntWovenIsListedWithItsReasonIfItHasOne() throws IOException {
    index(Unwoven.class, "agent", "audit()");
    String method = Unwoven.class.getName() + ".audit()";
    assertThatThrownBy(() -> check(agent()))
        .hasMessage(
            NOT_COUNTED
                + method
                + ": the agent hasn't woven it, as its class is on the boot class path, or couldn't"
                + " be changed when the agent was attached");
    assertThatThrownBy(() -> check(agent(method + ": it is native")))
        .hasMessage(NOT_COUNTED + method + ": it is native");
  }

  @Test
  void whatTheAgentFoundElsewhereIsListedAsWell() throws IOException {
    index(Unwoven.class, "generated", "place()");
    assertThatThrownBy(() -> check(agent("com.acme.Rule: no such method", "com.acme.Other: big")))
        .hasMessage(NOT_COUNTED + "com.acme.Rule: no such method\n  com.acme.Other: big");
  }

  @Test
  void aClassThatCantBeLoadedIsListed() throws IOException {
    write("com.acme.Gone", "generated com.acme.Gone.place()\n");
    assertThatThrownBy(() -> check(null))
        .hasMessage(
            NOT_COUNTED
                + "com.acme.Gone.place(): its class can't be loaded:"
                + " java.lang.ClassNotFoundException: com.acme.Gone");
  }

  @Test
  void withoutIndexAndAgentNothingIsCounted() {
    assertThatThrownBy(() -> check(null))
        .isInstanceOf(AssertionError.class)
        .hasMessage(
            "nothing counts annotated methods: there is no agent, and no META-INF/statbuffer/ on"
                + " the class path; compile with statbuffer-processor, or run with"
                + " -javaagent:statbuffer-agent.jar");
    assertThatNoException().isThrownBy(() -> check(agent()));
  }

  private void check(StatBuffers.@Nullable Provider agent) throws IOException {
    URL[] urls = {folder.toUri().toURL()};
    try (URLClassLoader loader = new URLClassLoader(urls, getClass().getClassLoader())) {
      CountedAssertion.check(loader, agent);
    }
  }

  private void index(Class<?> type, String countedBy, String method) throws IOException {
    write(type.getName(), CountIndex.line(countedBy, type.getName() + "." + method) + "\n");
  }

  private void write(String type, String lines) throws IOException {
    Path directory = Files.createDirectories(folder.resolve(CountIndex.DIRECTORY));
    Files.writeString(directory.resolve(type), lines);
  }

  private static StatBuffers.Provider agent(String... found) {
    return new StatBuffers.Provider() {
      @Override
      public void used(StatBuffer<String> buffer) {}

      @Override
      public List<String> uncounted() {
        return List.of(found);
      }
    };
  }
}
