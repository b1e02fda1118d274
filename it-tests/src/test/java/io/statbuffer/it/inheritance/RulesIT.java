package io.statbuffer.it.inheritance;

import static org.assertj.core.api.Assertions.assertThat;

import io.statbuffer.it.database.CountsDatabase;
import io.statbuffer.it.fork.EndedJvm;
import io.statbuffer.it.fork.ForkedJvm;
import io.statbuffer.it.fork.Jars;
import io.statbuffer.it.fork.RunningJvm;
import io.statbuffer.it.source.Compiler;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.commons.codec.digest.DigestUtils;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is counted without an annotation. */
class RulesIT {
  @TempDir Path directory;
  private CountsDatabase database = CountsDatabase.h2(Path.of(""));
  private List<Path> classPath = List.of();

  @BeforeEach
  void prepare() throws IOException {
    database = CountsDatabase.h2(directory.resolve("counts"));
    Path library = Jars.of(DigestUtils.class);
    Path classes =
        Compiler.compile(directory.resolve("classes"), List.of(library), "ruled/Main.java");
    classPath = List.of(classes, library);
  }

  private EndedJvm run(String... rules) throws IOException, InterruptedException {
    List<String> lines = new ArrayList<>(database.configuration());
    lines.addAll(List.of(rules));
    Path settings = Files.write(directory.resolve("statbuffer.properties"), lines);
    try (RunningJvm jvm =
        ForkedJvm.in(directory).agent(settings).classPath(classPath).start("ruled.Main")) {
      EndedJvm ended = jvm.end();
      assertThat(ended.exitCode()).as(ended.toString()).isZero();
      return ended;
    }
  }

  @Test
  void rulesCountTheApplicationLibrariesInterfacesAndPatterns() throws Exception {
    EndedJvm ended =
        run(
            "count.ruled.Main.place = placed.{0}",
            "count.org.apache.commons.codec.digest.DigestUtils.sha256Hex(String) = hashed",
            "count.ruled.Main$Shape.area = areas.{return}",
            "count.ruled.Main.Sq*.s*e = patterns",
            "count.ruled.*.<init> = made",
            "count.java.lang.Runnable.run = tasks",
            "count.java.util.Collection.add = added");
    assertThat(ended.errors()).isEmpty();
    assertThat(database.totals())
        .isEqualTo(
            Map.of(
                "default/placed.book", 1L,
                "default/hashed", 2L,
                "default/areas.4", 1L,
                "default/areas.3", 1L,
                "default/patterns", 2L,
                "default/made", 4L,
                "default/tasks", 1L,
                "default/added", 2L));
  }

  @Test
  void optionsSayWhenHowMuchAndInto() throws Exception {
    EndedJvm ended =
        run(
            "count.ruled.Main.weigh = weighed; by={grams}; buffer=scales",
            "count.ruled.Main.weigh(int) = weighings.{0}; on=RETURN",
            "count.ruled.Main$Shape.area = area; by=return",
            "count.ruled.Main.fail = failed; on = THROW; buffer = scales");
    assertThat(ended.errors()).isEmpty();
    assertThat(database.totals())
        .isEqualTo(
            Map.of(
                "scales/weighed", 250L,
                "default/weighings.250", 1L,
                "default/area", 7L,
                "scales/failed", 1L));
  }

  @Test
  void aRuleThatMatchesNothingIsSaidAtTheEndAndByExplain() throws Exception {
    EndedJvm ended =
        run(
            "count.ruled.Main.place = placed",
            "count.ruled.Mian.place = a",
            "count.ruled.Main.plaice = b",
            "count.shop.*.place = c",
            "count.java.util.concurrent.Callable.call = d",
            "count.java.lang.String.length = e");
    for (String rule :
        List.of(
            "ruled.Mian.place",
            "ruled.Main.plaice",
            "shop.*.place",
            "Callable.call",
            "String.length")) {
      assertThat(ended.errorsWith(rule)).as(rule).hasSize(1);
    }
    assertThat(ended.errors()).hasSize(5);
    assertThat(database.totals()).isEqualTo(Map.of("default/placed", 1L));

    try (RunningJvm explain =
        ForkedJvm.in(directory)
            .start(
                "-jar",
                ForkedJvm.agentJar().toString(),
                "explain",
                classPath.get(0).toString(),
                directory.resolve("statbuffer.properties").toString())) {
      assertThat(explain.awaitEnd().output())
          .anyMatch(line -> line.startsWith("counted      ruled.Main.place(java.lang.String)"))
          .anyMatch(line -> line.startsWith("not found    ruled.Mian.place"))
          .anyMatch(line -> line.startsWith("not counted  ruled.Main.plaice"))
          .anyMatch(line -> line.startsWith("not found    shop.*.place"))
          .anyMatch(line -> line.startsWith("not found    java.util.concurrent.Callable.call"))
          .anyMatch(line -> line.startsWith("not counted  java.lang.String.length"));
    }
  }

  @Test
  void aBadRuleIsNamedWithWhatWouldBeRight() throws Exception {
    EndedJvm ended =
        run(
            "count.ruled.Main.place = placed",
            "count.ruled.Main.fail = a; when=THROW",
            "count.ruled.Main.weigh = b; on=thrown",
            "count.ruled.Main.main = c; by=3",
            "count.ruled.Main.shape = d; buffer=",
            "count.ruled.Main.keyless = ; on=CALL",
            "count.ruled.Main.twice = e; on=CALL; on=THROW");
    assertThat(ended.errorsWith("Main.fail"))
        .singleElement()
        .asString()
        .contains("on=, by= or buffer=");
    assertThat(ended.errorsWith("Main.weigh"))
        .singleElement()
        .asString()
        .contains("CALL, RETURN or THROW: thrown");
    assertThat(ended.errorsWith("Main.main"))
        .singleElement()
        .asString()
        .contains("by= must be {0}");
    assertThat(ended.errorsWith("Main.shape"))
        .singleElement()
        .asString()
        .contains("1 to 64 characters");
    assertThat(ended.errorsWith("Main.keyless")).singleElement().asString().contains("needs a key");
    assertThat(ended.errorsWith("Main.twice")).singleElement().asString().contains("one on=");
    assertThat(database.totals()).isEqualTo(Map.of("default/placed", 1L));
  }
}
