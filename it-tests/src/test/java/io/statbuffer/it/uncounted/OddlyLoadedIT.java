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
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Classes that are loaded where or when the agent doesn't see it: woven later, or said. */
class OddlyLoadedIT {
  private static final List<Path> JARS = Jars.all(Count.class, StatBuffer.class);
  private static final String SHOP = "asserted.Shop";

  @TempDir Path directory;

  @Test
  void aClassThatAnotherAgentLoadsFirstIsCounted() throws Exception {
    Path main = Compiler.generate(directory.resolve("classes"), JARS, "asserted/Main.java");
    Path shop = Compiler.generate(directory.resolve("shop"), JARS, "asserted/Shop.java");
    EndedJvm ended =
        run(
            ForkedJvm.in(directory)
                .option("-javaagent:" + earlyAgent() + "=" + SHOP)
                .classPath(List.of(main, shop, JARS.get(1))));
    assertThat(ended.errors()).isEmpty();
    assertThat(ended.output()).containsExactly("all counted");
  }

  @Test
  void aClassOnTheBootClassPathIsSaidNotToBeCounted() throws Exception {
    Path main = Compiler.compile(directory.resolve("classes"), JARS, "asserted/Main.java");
    Path shop = Compiler.generate(directory.resolve("shop"), JARS, "asserted/Shop.java");
    String audit = "asserted.Shop.audit(java.lang.String): ";
    EndedJvm ended =
        run(
            ForkedJvm.in(directory)
                .option("-Xbootclasspath/a:" + shop)
                .option("-Dstatbuffer.count.asserted.Main.main=started")
                .classPath(List.of(main, JARS.get(1))));
    assertThat(ended.output())
        .containsExactly(
            "not counted as declared:",
            "  "
                + audit
                + "the agent hasn't woven it, as its class is on the boot class path, or couldn't"
                + " be changed when the agent was attached");
    assertThat(ended.errors())
        .containsExactly(
            "statbuffer: not counted as declared: "
                + audit
                + "its class is on the boot class path, which the agent leaves alone");
  }

  private static EndedJvm run(ForkedJvm jvm) throws IOException, InterruptedException {
    try (RunningJvm running =
        jvm.option("-Dstatbuffer.jdbc.url=jdbc:h2:mem:counts")
            .agent()
            .start("asserted.Main", SHOP)) {
      EndedJvm ended = running.end();
      assertThat(ended.exitCode()).isZero();
      return ended;
    }
  }

  private Path earlyAgent() throws IOException {
    Path classes = Compiler.compile(directory.resolve("early"), List.of(), "early/Agent.java");
    Manifest manifest = new Manifest();
    manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
    manifest.getMainAttributes().putValue("Premain-Class", "early.Agent");
    Path jar = directory.resolve("early.jar");
    try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar), manifest)) {
      out.putNextEntry(new JarEntry("early/Agent.class"));
      out.write(Files.readAllBytes(classes.resolve("early/Agent.class")));
    }
    return jar;
  }
}
