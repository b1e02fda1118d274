package io.statbuffer.agent.settings;

import static org.assertj.core.api.Assertions.assertThat;

import io.statbuffer.agent.weave.Rule;
import io.statbuffer.runtime.declared.BufferDeclaration;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AgentSettingsTest {
  @TempDir Path folder;

  private final Properties system = new Properties();
  private final Map<String, String> environment = new HashMap<>();
  private final List<String> said = new ArrayList<>();

  private AgentSettings read(String... lines) throws IOException {
    Path file = folder.resolve("app.properties");
    Files.write(file, List.of(lines));
    return AgentSettings.read(system, environment, file.toString(), said::add);
  }

  private static Duration interval(AgentSettings settings, String buffer) {
    return settings.buffer(buffer).interval(BufferDeclaration.named(buffer));
  }

  @Test
  void withoutConfigurationItCountsIntoAFile() {
    AgentSettings settings = AgentSettings.read(system, environment, null, said::add);

    assertThat(settings.database().isDefault()).isTrue();
    assertThat(settings.database().url()).startsWith("jdbc:h2:file:./statbuffer-counts");
    assertThat(settings.database().table()).isEqualTo("stat_counts");
    assertThat(settings.database().createsTables()).isTrue();
    assertThat(settings.enabled()).isTrue();
    assertThat(settings.unwoven()).isEqualTo(Unwoven.WARN);
    assertThat(settings.shutdownTimeout()).isEqualTo(Duration.ofSeconds(10));
    assertThat(interval(settings, "default")).isEqualTo(Duration.ofSeconds(5));
    assertThat(said).isEmpty();
  }

  @Test
  void systemPropertiesComeBeforeTheEnvironmentAndThatBeforeTheFile() throws IOException {
    String[] file = {"interval = 1s", "table = a", "jdbc.url = jdbc:a"};
    environment.put("STATBUFFER_TABLE", "b");
    environment.put("STATBUFFER_JDBC_URL", "jdbc:b");
    system.setProperty("statbuffer.jdbc.url", "jdbc:c");

    AgentSettings settings = read(file);

    assertThat(interval(settings, "x")).isEqualTo(Duration.ofSeconds(1));
    assertThat(settings.database().table()).isEqualTo("b");
    assertThat(settings.database().url()).isEqualTo("jdbc:c");
    assertThat(said).isEmpty();
  }

  @Test
  void aBuffersOwnSettingComesBeforeItsDeclarationAndThatBeforeTheGeneralOne() throws IOException {
    AgentSettings settings = read("buffer.a.interval = 1s", "interval = 3s");
    var ofTwoSeconds = Duration.ofSeconds(2);

    assertThat(settings.buffer("a").interval(declared("a", ofTwoSeconds)))
        .isEqualTo(Duration.ofSeconds(1));
    assertThat(settings.buffer("b").interval(declared("b", ofTwoSeconds))).isEqualTo(ofTwoSeconds);
    assertThat(interval(settings, "b")).isEqualTo(Duration.ofSeconds(3));
  }

  private static BufferDeclaration declared(String name, Duration interval) {
    return new BufferDeclaration(name, interval, null, null, null);
  }

  @Test
  void theCreationOfTablesCanBeSwitchedOff() throws IOException {
    assertThat(read("table.create = false").database().createsTables()).isFalse();

    environment.put("STATBUFFER_TABLE_CREATE", "false");
    assertThat(read().database().createsTables()).isFalse();
    assertThat(said).isEmpty();
  }

  @Test
  void maxKeysMayBeWrittenInTwoWaysInTheEnvironment() throws IOException {
    environment.put("STATBUFFER_MAXKEYS", "7");
    assertThat(read().buffer("a").all().maxKeys()).isEqualTo(7);

    environment.clear();
    environment.put("STATBUFFER_MAX_KEYS", "1_000");
    environment.put("STATBUFFER_BUFFER_PAGE_VIEWS_MAX_KEYS", "9");
    AgentSettings settings = read();
    assertThat(settings.buffer("page_views").named().maxKeys()).isEqualTo(9);
    assertThat(settings.buffer("page.views").named().maxKeys()).isEqualTo(9);
    assertThat(settings.buffer("a").all().maxKeys()).isEqualTo(1000);
    assertThat(said).isEmpty();
  }

  @Test
  void anEmptyVariableIsNoSetting() throws IOException {
    environment.put("STATBUFFER_INTERVAL", "");

    assertThat(interval(read("interval = 2s"), "a")).isEqualTo(Duration.ofSeconds(2));
    assertThat(said).isEmpty();
  }

  @Test
  void aBadValueIsSaidOnceAndTheDefaultHolds() throws IOException {
    system.setProperty("statbuffer.backoff", "0s");
    environment.put("STATBUFFER_JITTER", "often");

    AgentSettings settings =
        read(
            "interval = 5 sec",
            "shutdown.timeout = never",
            "buffer.a.maxKeys = -1",
            "unwoven = explode",
            "enabled = yes",
            "table =");

    assertThat(interval(settings, "a")).isEqualTo(Duration.ofSeconds(5));
    assertThat(settings.buffer("a").named().maxKeys()).isNull();
    assertThat(settings.shutdownTimeout()).isEqualTo(Duration.ofSeconds(10));
    assertThat(settings.unwoven()).isEqualTo(Unwoven.WARN);
    assertThat(settings.enabled()).isTrue();
    assertThat(settings.database().table()).isEqualTo("stat_counts");
    assertThat(said)
        .hasSize(8)
        .anySatisfy(line -> assertThat(line).contains("interval in ", "ms, s, m or h", "5 sec"))
        .anySatisfy(line -> assertThat(line).contains("shutdown.timeout in ", "never"))
        .anySatisfy(line -> assertThat(line).contains("-Dstatbuffer.backoff", "positive", "0s"))
        .anySatisfy(line -> assertThat(line).contains("STATBUFFER_JITTER", "often"))
        .anySatisfy(line -> assertThat(line).contains("buffer.a.maxKeys in ", "from 1", "-1"))
        .anySatisfy(line -> assertThat(line).contains("unwoven in ", "warn or fail", "explode"))
        .anySatisfy(line -> assertThat(line).contains("enabled in ", "true or false", "yes"))
        .anySatisfy(line -> assertThat(line).contains("table in ", "empty"));
  }

  @Test
  void anUnknownSettingIsSaidWithTheKnownOneMostLikeIt() throws IOException {
    environment.put("STATBUFFER_INTERVALL", "1s");
    system.setProperty("statbuffer.jdbc.uri", "x");

    read("intervall = 1s", "max-keys = 5", "buffer.a.backof = 1s", "somethingElse = 1");

    assertThat(said)
        .hasSize(6)
        .anySatisfy(line -> assertThat(line).contains("intervall in ", "did you mean interval?"))
        .anySatisfy(line -> assertThat(line).contains("max-keys in ", "did you mean maxKeys?"))
        .anySatisfy(line -> assertThat(line).contains("mean buffer.a.backoff?"))
        .anySatisfy(line -> assertThat(line).contains("-Dstatbuffer.jdbc.uri", "jdbc.url?"))
        .anySatisfy(line -> assertThat(line).contains("somethingElse").doesNotContain("mean"))
        .anySatisfy(line -> assertThat(line).contains("STATBUFFER_INTERVALL"));
  }

  @Test
  void aDirectoryIsNoFile() {
    AgentSettings settings = AgentSettings.read(system, environment, folder.toString(), said::add);

    assertThat(settings.database().isDefault()).isTrue();
    assertThat(said).singleElement().asString().contains(folder.toString(), "is no file");
  }

  @Test
  void aMissingFileIsNamed() {
    String missing = folder.resolve("missing.properties").toString();

    AgentSettings settings = AgentSettings.read(system, environment, missing, said::add);

    assertThat(settings.database().isDefault()).isTrue();
    assertThat(said).singleElement().asString().contains(missing, "doesn't exist");
  }

  @Test
  void aFileThatIsMalformedIsNamedAndWhatComesBeforeHolds() throws IOException {
    AgentSettings settings = read("interval = 1s", "table = \\uXYZ");

    assertThat(interval(settings, "a")).isEqualTo(Duration.ofSeconds(1));
    assertThat(said).singleElement().asString().contains("app.properties", "can't be read");
  }

  @Test
  void aKeyThatStandsTwiceIsSaid() throws IOException {
    AgentSettings settings = read("interval = 1s", "interval = 2s");

    assertThat(interval(settings, "a")).isEqualTo(Duration.ofSeconds(2));
    assertThat(said).singleElement().asString().contains("interval", "twice");
  }

  @Test
  void aCommentMayFollowAValueButNotAPassword() throws IOException {
    AgentSettings settings =
        read("jdbc.url = jdbc:x#y        # jdbc.user", "jdbc.password = a #b", "interval=1s\t# 2s");

    assertThat(settings.database().url()).isEqualTo("jdbc:x#y");
    assertThat(settings.database().password()).isEqualTo("a #b");
    assertThat(interval(settings, "a")).isEqualTo(Duration.ofSeconds(1));
  }

  @Test
  void rulesNameMethodsOfClassesAlsoNestedOnesAndOverloads() throws IOException {
    AgentSettings settings =
        read(
            "count.com.acme.Checkout.place = orders.placed    # an order",
            "count.com.acme.Outer$Inner.go(java.lang.String,int) = go.{0}",
            "count.com.acme.Checkout.<init> = made");

    assertThat(settings.rules())
        .containsExactlyInAnyOrder(
            new Rule("com.acme.Checkout", "place", null, "orders.placed"),
            new Rule("com.acme.Outer$Inner", "go", "java.lang.String,int", "go.{0}"),
            new Rule("com.acme.Checkout", "<init>", null, "made"));
    assertThat(said).isEmpty();
  }

  @Test
  void aBadRuleIsSaidAndTheOthersHold() throws IOException {
    AgentSettings settings =
        read("count.place = x", "count.A.b =", "count.A.c(int, long) = z", "count.A.d = d");

    assertThat(settings.rules()).containsExactly(new Rule("A", "d", null, "d"));
    assertThat(said)
        .hasSize(3)
        .anySatisfy(line -> assertThat(line).contains("count.place", "count.<class>.<method>"))
        .anySatisfy(line -> assertThat(line).contains("count.A.b", "needs a key"))
        .anySatisfy(line -> assertThat(line).contains("count.A.c(int", "without blanks"));
  }

  @Test
  void thePasswordIsNotPrinted() throws IOException {
    assertThat(read("jdbc.user = me", "jdbc.password = secret").database())
        .asString()
        .contains("me")
        .doesNotContain("secret");
  }
}
