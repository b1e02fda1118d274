package io.statbuffer.agent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.statbuffer.agent.ForkedJvm.Result;
import io.statbuffer.agent.ForkedJvm.Running;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The commands of the jar. */
class CommandsIT {
  /** Calls its counted methods at each press of the enter key, until the input ends. */
  private static final String SHOP =
      """
      import io.statbuffer.annotations.*;
      public class Shop {
        @Count("orders.placed") static void place() {}
        static void refund() {}
        public static void main(String[] args) throws Exception {
          place();
          System.out.println("ready");
          while (System.in.read() >= 0) {
            place();
            refund();
            System.out.println("called");
          }
        }
      }
      """;

  @TempDir Path folder;

  private ForkedJvm jvm;

  @BeforeEach
  void compile() throws Exception {
    jvm = new ForkedJvm(folder);
    jvm.compile("Shop", SHOP);
  }

  @Test
  void attachCountsWhatIsCalledFromThenOnAndOnceOnlyIfRepeated() throws Exception {
    try (Running shop =
        jvm.start("-Dstatbuffer.count.Shop.refund=refunds", "-cp", folder.toString(), "Shop")) {
      awaitPrinted(shop, "ready");
      String pid = Long.toString(shop.process().pid());

      assertThat(jvm.command("attach", pid))
          .isEqualTo(new Result(0, "the agent is attached to process " + pid + "\n", ""));
      assertThat(jvm.command("attach", pid).status()).isZero();
      shop.enter();
      awaitPrinted(shop, "called");
      shop.process().getOutputStream().close();

      Result result = shop.end();
      assertThat(result.status()).isZero();
      assertThat(result.out().lines()).containsExactly("ready", "called");
      assertThat(result.err()).contains("H2 file ./statbuffer-counts", "runs in this JVM already");
    }

    assertThat(jvm.command("show").out().lines())
        .hasSize(3)
        .anySatisfy(line -> assertThat(line).matches("default +orders.placed +1 +20.*"))
        .anySatisfy(line -> assertThat(line).matches("default +refunds +1 +20.*"));
  }

  private static void awaitPrinted(Running running, String text) {
    await()
        .atMost(Duration.ofMinutes(1))
        .until(() -> !running.process().isAlive() || running.printed().contains(text));
    assertThat(running.process().isAlive()).isTrue();
  }

  @Test
  void attachSaysWhatIsWrong() throws Exception {
    assertThat(jvm.command("attach").status()).isEqualTo(2);
    assertThat(jvm.command("attach", "me").err())
        .contains("process id must be a number from 1 on: me");
    assertThat(jvm.command("attach", "1", "nosuch.properties").err()).contains("nosuch.properties");
    Result nobody = jvm.command("attach", Integer.toString(Integer.MAX_VALUE));
    assertThat(nobody.status()).isEqualTo(1);
    assertThat(nobody.errors()).singleElement().asString().contains("there is no process");
  }

  @Test
  void showPrintsTheCountsInOrderAndWatchTheirRates() throws Exception {
    jvm.runWithAgent("", List.of(), "Shop");

    Result once = jvm.command("show");
    assertThat(once.status()).isZero();
    assertThat(once.err()).isEmpty();
    assertThat(once.out().lines()).first().asString().matches("buffer +key +total +updated");
    assertThat(once.out().lines()).last().asString().matches("default +orders.placed +1 +20.*");

    try (Running watch = jvm.start("-jar", ForkedJvm.AGENT.toString(), "show", "--watch=2")) {
      assertThat(watch.end().out()).containsPattern("orders.placed +1 +0 +20");
    }
  }

  @Test
  void watchEndsWithItsInput() throws Exception {
    jvm.runWithAgent("", List.of(), "Shop");

    Result watch = jvm.command("show", "--watch");

    assertThat(watch.status()).isZero();
    assertThat(watch.out()).contains("orders.placed");
  }

  @Test
  void showMakesNoDatabase() throws Exception {
    Result result = jvm.command("show");

    assertThat(result.status()).isEqualTo(1);
    assertThat(result.out()).isEmpty();
    assertThat(result.err()).contains("nothing was counted");
    assertThat(folder.resolve("statbuffer-counts.mv.db")).doesNotExist();
  }

  @Test
  void explainListsWhatCountsAndFailsIfSomethingCannot() throws Exception {
    Result fine = jvm.command("explain", folder.toString());
    assertThat(fine.status()).isZero();
    assertThat(fine.out()).contains("Shop.place() = orders.placed");

    jvm.compile(
        "Wrong",
        """
        import io.statbuffer.annotations.*;
        abstract class Wrong {
          @Count("a.{x}") void noSuchParameter() {}
          @Count("b") abstract void noBody();
        }
        """);
    Result wrong = jvm.command("explain", folder.toString());
    assertThat(wrong.status()).isEqualTo(1);
    assertThat(wrong.out())
        .contains("Shop.place() = orders.placed", "Wrong.noSuchParameter()", "Wrong.noBody()");
  }

  @Test
  void explainSaysWhichRulesHaveNoClassThere() throws Exception {
    Files.writeString(
        folder.resolve("rules.properties"), "count.Shop.place = a\ncount.Shpo.place = b\n");

    Result result = jvm.command("explain", folder.toString(), "rules.properties");

    assertThat(result.status()).isZero();
    assertThat(result.out().lines().filter(line -> line.startsWith("not found")))
        .singleElement()
        .asString()
        .contains("Shpo.place: there is no class Shpo");
  }

  @Test
  void explainNamesAnEntryThatDoesNotExist() throws Exception {
    Result result = jvm.command("explain", "nosuch.jar");

    assertThat(result.status()).isEqualTo(1);
    assertThat(result.err()).contains("nosuch.jar doesn't exist");
  }

  @Test
  void ddlPrintsTheTablesOfADialect() throws Exception {
    assertThat(jvm.command("ddl", "postgresql").out())
        .contains("stat_counts", "stat_writers", "fillfactor = 70");
    assertThat(jvm.command("ddl").out()).contains("stat_counts").doesNotContain("fillfactor");
    Result unknown = jvm.command("ddl", "nosuch");
    assertThat(unknown.status()).isEqualTo(2);
    assertThat(unknown.err()).contains("nosuch", "postgresql");
  }

  @Test
  void versionIsThatOfTheManifest() throws Exception {
    assertThat(jvm.command("version").out()).matches("statbuffer-agent \\d+\\.\\d+\\.\\d+.*\\R");
  }

  @Test
  void withoutACommandItPrintsTheUsage() throws Exception {
    assertThat(jvm.command().status()).isEqualTo(2);
    Result unknown = jvm.command("dance");
    assertThat(unknown.status()).isEqualTo(2);
    assertThat(unknown.out()).isEmpty();
    assertThat(unknown.err()).contains("unknown command: dance");
  }
}
