package io.statbuffer.agent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.statbuffer.agent.ForkedJvm.Result;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The agent before an application's {@code main}, as users run it. */
class AgentIT {
  private static final String SHOP =
      """
      import io.statbuffer.annotations.*;
      import io.statbuffer.runtime.StatBuffers;
      import java.sql.DriverManager;
      import java.util.Collections;
      public class Shop {
        @Count("orders.placed") private static void place() {}
        @Count("page.{slug}.views") final void view(String slug) {}
        static void refund() {}
        @Count("broken.{nope}") static void broken() {}
        public static void main(String[] args) {
          for (int i = 0; i < 10; i++) {
            place();
            new Shop().view("home");
            refund();
          }
          broken();
          StatBuffers.get("api").increment("calls", 7);
          System.out.println("drivers " + Collections.list(DriverManager.getDrivers()));
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

  @ParameterizedTest
  @ValueSource(strings = {"", "sa"})
  void withoutConfigurationItCountsIntoAFileThatAnyH2CanRead(String user) throws Exception {
    Result result = jvm.runWithAgent("", List.of(), "Shop");

    assertThat(result.status()).isZero();
    assertThat(result.out()).isEqualToIgnoringNewLines("drivers []");
    assertThat(result.errors())
        .hasSize(2)
        .anySatisfy(line -> assertThat(line).startsWith("statbuffer: ").contains("H2 file ./stat"))
        .anySatisfy(line -> assertThat(line).startsWith("statbuffer: ").contains("broken", "nope"));
    assertThat(ForkedJvm.counts(folder, user))
        .containsExactly(
            Map.entry("api/calls", 7L),
            Map.entry("default/orders.placed", 10L),
            Map.entry("default/page.home.views", 10L));
  }

  @Test
  void twoRunsAddUp() throws Exception {
    jvm.runWithAgent("", List.of(), "Shop");
    jvm.runWithAgent("", List.of(), "Shop");

    assertThat(ForkedJvm.counts(folder, "sa")).containsEntry("default/orders.placed", 20L);
  }

  @Test
  void noTableIsCreatedIfTheApplicationsOwnerCreatesThem() throws Exception {
    Result result =
        jvm.runWithAgent(
            "",
            List.of("-Dstatbuffer.table.create=false", "-Dstatbuffer.shutdown.timeout=1s"),
            "Shop");

    assertThat(result.status()).isZero();
    assertThat(result.err()).contains("\"STAT_WRITERS\" not found", "orders.placed=10");
    assertThatThrownBy(() -> ForkedJvm.counts(folder, "sa"))
        .isInstanceOfSatisfying(
            SQLException.class, e -> assertThat(e.getSQLState()).startsWith("42S0"));
  }

  @Test
  void rulesCountMethodsWithoutAnnotationsAndWrongOnesAreSaid() throws Exception {
    Files.writeString(
        folder.resolve("app.properties"),
        """
        count.Shop.refund = refunds        # not annotated
        count.Shop.nothere = x
        count.java.util.ArrayList.add = y
        """);

    Result result = jvm.runWithAgent("app.properties", List.of(), "Shop");

    assertThat(ForkedJvm.counts(folder, "sa")).containsEntry("default/refunds", 10L);
    assertThat(result.errors())
        .anySatisfy(line -> assertThat(line).contains("Shop.nothere"))
        .anySatisfy(line -> assertThat(line).contains("java.util.ArrayList.add", "JDK"))
        .allSatisfy(line -> assertThat(line).startsWith("statbuffer: "));
  }

  @Test
  void badSettingsAreSaidAndTheApplicationRunsAndIsCounted() throws Exception {
    Files.writeString(folder.resolve("app.properties"), "intervall = 1s\nbackoff = soon\n");

    Result result =
        jvm.runWithAgent("app.properties", List.of("-Dstatbuffer.maxKeys=none"), "Shop");

    assertThat(result.status()).isZero();
    assertThat(result.out()).startsWith("drivers");
    assertThat(result.errors())
        .hasSize(5)
        .anySatisfy(line -> assertThat(line).contains("intervall", "did you mean interval?"))
        .anySatisfy(line -> assertThat(line).contains("backoff in app.properties", "soon"))
        .anySatisfy(line -> assertThat(line).contains("-Dstatbuffer.maxKeys", "none"));
    assertThat(ForkedJvm.counts(folder, "sa")).containsEntry("default/orders.placed", 10L);
  }

  @Test
  void aDatabaseOutOfReachIsSaidWithoutItsPasswordAndTheApplicationRuns() throws Exception {
    Result result =
        jvm.runWithAgent(
            "",
            List.of(
                "-Dstatbuffer.jdbc.url=jdbc:h2:tcp://127.0.0.1:1/x;PASSWORD=geheim",
                "-Dstatbuffer.shutdown.timeout=5s"),
            "Shop");

    assertThat(result.status()).isZero();
    assertThat(result.out()).startsWith("drivers");
    assertThat(result.err())
        .contains("jdbc:h2:tcp://127.0.0.1:1/x;PASSWORD=***", "orders.placed=10")
        .doesNotContain("geheim");
  }

  @Test
  void aMissingDriverIsSaid() throws Exception {
    Result result =
        jvm.runWithAgent(
            "",
            List.of(
                "-Dstatbuffer.jdbc.url=jdbc:nosuch://u:se/geheim@db/app",
                "-Dstatbuffer.shutdown.timeout=5s"),
            "Shop");

    assertThat(result.status()).isZero();
    assertThat(result.err())
        .contains("no driver for jdbc:nosuch://u:***@db/app", "jdbc.driver.path")
        .doesNotContain("geheim");
  }

  @Test
  void nothingIsWovenOrSaidIfItIsNotEnabled() throws Exception {
    Result result = jvm.runWithAgent("", List.of("-Dstatbuffer.enabled=false"), "Shop");

    assertThat(result.status()).isZero();
    assertThat(folder.resolve("statbuffer-counts.mv.db")).doesNotExist();
    assertThat(result.errors()).noneSatisfy(line -> assertThat(line).contains("broken"));
  }

  @Test
  void whatCannotBeWovenStopsTheJvmIfItIsToFail() throws Exception {
    Result result = jvm.runWithAgent("", List.of("-Dstatbuffer.unwoven=fail"), "Shop");

    assertThat(result.status()).isEqualTo(1);
    assertThat(result.out()).isEmpty();
    assertThat(result.err())
        .contains("error: not counted as declared: Shop.broken()", "isn't started");
  }

  @Test
  void aRuleWithoutAClassIsSaidAndStopsNothing() throws Exception {
    jvm.compile("Plain", "class Plain { public static void main(String[] args) {} }");
    Files.delete(folder.resolve("Shop.class"));

    Result result =
        jvm.runWithAgent(
            "", List.of("-Dstatbuffer.unwoven=fail", "-Dstatbuffer.count.Plian.main=x"), "Plain");

    assertThat(result.status()).isZero();
    assertThat(result.err()).contains("Plian.main: there is no class Plian");
  }

  @Test
  void whatCannotBeWovenIsNotSaidIfItIsToBeIgnored() throws Exception {
    Result result = jvm.runWithAgent("", List.of("-Dstatbuffer.unwoven=ignore"), "Shop");

    assertThat(result.errors()).hasSize(1);
    assertThat(ForkedJvm.counts(folder, "sa")).containsEntry("default/orders.placed", 10L);
  }

  @Test
  void beforeMainNeitherLoggingNorJdbcIsTouched() throws Exception {
    jvm.compile("Plain", "class Plain { public static void main(String[] args) {} }");

    Result result = jvm.runWithAgent("", List.of("-verbose:class"), "Plain");

    String beforeMain = result.out().substring(0, result.out().indexOf("Plain source:"));
    assertThat(beforeMain).contains("io.statbuffer.agent.Agent source:");
    assertThat(beforeMain.lines().filter(line -> !line.contains("shared objects file")))
        .noneSatisfy(
            line ->
                assertThat(line)
                    .containsAnyOf(
                        "java.util.logging.",
                        "System$Logger",
                        "java.sql.",
                        "javax.sql.",
                        "org.h2.",
                        "agent.shaded.jdbi",
                        "agent.shaded.slf4j",
                        "java.util.regex.",
                        "java.util.stream.",
                        "agent.shaded.bytebuddy.agent"));
  }
}
