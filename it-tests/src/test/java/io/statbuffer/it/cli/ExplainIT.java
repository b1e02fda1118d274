package io.statbuffer.it.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.statbuffer.annotations.Count;
import io.statbuffer.it.fork.EndedJvm;
import io.statbuffer.it.fork.Jars;
import io.statbuffer.it.source.Compiler;
import io.statbuffer.it.source.FatJar;
import io.statbuffer.it.source.Ticking;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is said of a class path before anything of it runs. */
class ExplainIT {
  @TempDir Path directory;

  @Test
  void eachCountIsListedWithAllThatItDoes() throws Exception {
    Path classes = compile("explained/Shop.java");
    Files.writeString(directory.resolve("rules"), "count.explained.Shop.refund = refunds");
    assertThat(commands().printed("explain", classes.toString(), "rules"))
        .containsExactly(
            "counted      explained.Shop$Desk.audit() = audited"
                + " (on call, by 1, buffer default, declared by explained.Shop$Audited)",
            "counted      explained.Shop$Till.pay(long) = earned (on return, by {0}, buffer money)",
            "counted      explained.Shop.place(java.lang.String) = orders.{item}"
                + " (on call, by 1, buffer default)",
            "counted      explained.Shop.purge() = purged (on return, by return, buffer default)",
            "counted      explained.Shop.refund() = refunds (on call, by 1, buffer default, of a rule)");
  }

  @Test
  void whatCannotBeCountedIsAFailureAndSaysWhy() throws Exception {
    EndedJvm ended = commands().run("explain", compile("bad/Main.java").toString());
    assertThat(ended.exitCode()).isEqualTo(1);
    assertThat(ended.errors()).isEmpty();
    assertThat(ended.output())
        .hasSize(6)
        .contains("counted      bad.Main.sound() = sound (on call, by 1, buffer default)")
        .anyMatch(line -> line.matches("not counted  bad[.]Main[$]NativeMethod[.]broken.*native.*"))
        .anyMatch(line -> line.matches("not counted  bad[.]Main[$]Malformed[.]broken.*page.*"));
  }

  @Test
  void aRuleForAClassThatIsNotThereIsNamed() throws Exception {
    Files.writeString(directory.resolve("rules"), "count.ticking.Mian.tick = ticks");
    EndedJvm ended = commands().run("explain", ticking().toString(), "rules");
    assertThat(ended.output())
        .filteredOn(line -> line.contains("ticking.Mian"))
        .singleElement()
        .asString()
        .startsWith("not found    ticking.Mian.tick: ");
  }

  @Test
  void theJarsOfADirectoryAreLookedThrough() throws Exception {
    Path lib = Files.createDirectory(directory.resolve("lib"));
    Path boot = springBootJar(lib.resolve("application.jar"));
    String counted = "counted      ticking.Main.tick() = ticks (on call, by 1, buffer default)";
    assertThat(commands().printed("explain", boot.toString())).containsExactly(counted);
    String nothing = Files.createDirectory(directory.resolve("nothing")).toString();
    assertThat(commands().printed("explain", nothing + File.pathSeparator + lib + "/*"))
        .containsExactly(counted);
  }

  @Test
  void aJarThatIsBrokenIsNamed() throws Exception {
    Path broken = Files.writeString(directory.resolve("broken.jar"), "PK");
    Commands.assertFailed(
        commands().run("explain", broken.toString()),
        "explain failed: " + broken + " is no jar that can be read: zip END header not found");
    Commands.assertFailed(
        commands().run("explain", "nosuch.jar"), "explain failed: nosuch.jar doesn't exist");
  }

  private Path springBootJar(Path target) throws IOException {
    Path loader = Jars.aside("spring-boot-loader.jar");
    return FatJar.write(
        target, loader, ticking(), List.of(Jars.aside("older-slf4j-api.jar")), Ticking.MAIN);
  }

  private Path ticking() throws IOException {
    return Ticking.compile(directory.resolve("ticking"));
  }

  private Path compile(String source) throws IOException {
    return Compiler.compile(directory.resolve("classes"), Jars.all(Count.class), source);
  }

  private Commands commands() {
    return new Commands(directory);
  }
}
