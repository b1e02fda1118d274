package io.statbuffer.it.uncounted;

import static org.assertj.core.api.Assertions.assertThat;

import io.statbuffer.annotations.Count;
import io.statbuffer.it.fork.EndedJvm;
import io.statbuffer.it.fork.ForkedJvm;
import io.statbuffer.it.fork.Jars;
import io.statbuffer.it.fork.RunningJvm;
import io.statbuffer.it.source.Compiler;
import io.statbuffer.runtime.StatBuffer;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.assertj.core.api.ListAssert;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code StatBuffers.assertAllCounted()} with and without the agent, and the processor. */
class AssertAllCountedIT {
  private static final List<Path> JARS = Jars.all(Count.class, StatBuffer.class);
  private static final String MAIN = "asserted/Main.java";
  private static final String SHOP = "asserted/Shop.java";

  @TempDir Path directory;

  @Test
  void withBothAllIsCountedAlsoInClassesThatWerentLoaded() throws Exception {
    Path classes = Compiler.generate(directory.resolve("classes"), JARS, MAIN, SHOP);
    assertThatPrinted(withAgent(), classes, "asserted.Main").containsExactly("all counted");
  }

  @Test
  void withTheProcessorAloneWhatCantBeOverriddenIsListed() throws Exception {
    Path classes = Compiler.generate(directory.resolve("classes"), JARS, MAIN, SHOP);
    assertThatPrinted(ForkedJvm.in(directory), classes, "asserted.Main")
        .containsExactly(
            "not counted as declared:",
            "  asserted.Shop.audit(java.lang.String): a generated class can't override what is"
                + " private, static or final; run with -javaagent:statbuffer-agent.jar, or make"
                + " it overridable");
  }

  @Test
  void withTheAgentAloneWhatItCouldntWeaveIsListed() throws Exception {
    Path classes =
        Compiler.compile(directory.resolve("classes"), JARS, MAIN, SHOP, "asserted/Wrong.java");
    assertThatPrinted(withAgent(), classes, "asserted.Shop").containsExactly("all counted");
    assertThatPrinted(withAgent().option("-Dstatbuffer.unwoven=ignore"), classes, "asserted.Wrong")
        .hasSize(2)
        .startsWith("not counted as declared:")
        .last()
        .asString()
        .startsWith("  asserted.Wrong.audit(java.lang.String): ")
        .contains("nope");
  }

  @Test
  void withNeitherNothingIsCounted() throws Exception {
    Path classes = Compiler.compile(directory.resolve("classes"), JARS, MAIN, SHOP);
    assertThatPrinted(ForkedJvm.in(directory), classes, "asserted.Shop")
        .containsExactly(
            "nothing counts annotated methods: there is no agent, and no META-INF/statbuffer/ on"
                + " the class path; compile with statbuffer-processor, or run with"
                + " -javaagent:statbuffer-agent.jar");
  }

  private ForkedJvm withAgent() {
    return ForkedJvm.in(directory).option("-Dstatbuffer.jdbc.url=jdbc:h2:mem:counts").agent();
  }

  private static ListAssert<String> assertThatPrinted(ForkedJvm jvm, Path classes, String loaded)
      throws IOException, InterruptedException {
    try (RunningJvm running =
        jvm.classPath(List.of(classes, JARS.get(1))).start("asserted.Main", loaded)) {
      EndedJvm ended = running.end();
      assertThat(ended.exitCode()).isZero();
      assertThat(ended.errors()).isEmpty();
      return assertThat(ended.output());
    }
  }
}
