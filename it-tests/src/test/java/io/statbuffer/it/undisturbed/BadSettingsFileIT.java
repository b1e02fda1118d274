package io.statbuffer.it.undisturbed;

import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A settings file that is wrong, or none at all, is said in a line, and the application runs. */
class BadSettingsFileIT {
  private static final String MEMORY = "jdbc.url = jdbc:h2:mem:counts\n";

  @TempDir Path directory;
  private Bystander bystander;
  private Path file = Path.of("");

  @BeforeEach
  void prepare() throws IOException {
    bystander = new Bystander(directory);
    file = directory.resolve("statbuffer.properties");
  }

  @ParameterizedTest
  @CsvSource({
    "intervall = 5s, unknown setting intervall in FILE; did you mean interval?",
    "interval = soon, 'interval in FILE isn''t used: it must be a whole number with the unit ms, s,"
        + " m or h, such as 5s: soon'",
    "enabled = yes, 'enabled in FILE isn''t used: it must be true or false: yes'",
    "unwoven = never, 'unwoven in FILE isn''t used: it must be warn or fail or ignore: never'",
    "maxKeys = -1, 'maxKeys in FILE isn''t used: it must be a whole number from 1 to 2147483647:"
        + " -1'",
    "shutdown.timeout = 0s, 'shutdown.timeout in FILE isn''t used: it must be positive: 0s'",
    "buffer..interval = 5s, unknown setting buffer..interval in FILE",
    "count.Shop = sold, 'count.Shop in FILE isn''t used: '",
  })
  void aWrongSettingIsNamedWithWhatWouldBeRight(String line, String said) throws Exception {
    Files.writeString(file, MEMORY + line);
    assertThat(errors()).singleElement().asString().startsWith(said(said));
  }

  @Test
  void aSettingThatStandsTwiceIsSaid() throws Exception {
    Files.writeString(file, MEMORY + "interval = 5s\ninterval = 6s\n");
    assertThat(errors()).containsExactly(said("interval stands twice in FILE; the last one holds"));
  }

  @Test
  void whatFollowsABrokenEscapeIsSaidToBeLeftOut() throws Exception {
    Files.writeString(file, MEMORY + "interval = \\u00zz\n");
    assertThat(errors())
        .singleElement()
        .asString()
        .startsWith(said("the settings file FILE can't be read to its end: "));
  }

  @Test
  void whatIsNoTextIsNoSettingsFile() throws Exception {
    byte[] program = Files.readAllBytes(directory.resolve("classes/ticking/Main.class"));
    assertNotUsed(program);
    assertNotUsed((MEMORY + "interval = 5s\n").getBytes(UTF_16));
  }

  @Test
  void aFileThatIsFarTooLongIsNoSettingsFile() throws Exception {
    assertNotUsed((MEMORY + "#".repeat(20 << 20)).getBytes(UTF_8));
  }

  private void assertNotUsed(byte[] content) throws IOException, InterruptedException {
    Files.write(file, content);
    List<String> errors =
        Bystander.idle(bystander.jvm().option("-Xmx32m").option(url()).agent(file));
    assertThat(errors)
        .containsExactly(
            said("the settings file FILE isn't used: it must be text in UTF-8 of at most 1 MB"));
  }

  @Test
  void theMarkThatSomeEditorsPutFirstIsNoPartOfASetting() throws Exception {
    Files.writeString(file, "\uFEFF" + MEMORY);
    assertThat(errors()).isEmpty();
  }

  @Test
  void ofManyUnknownSettingsTenAreNamed() throws Exception {
    List<String> lines = IntStream.range(0, 10_000).mapToObj(i -> "key" + i + " = " + i).toList();
    Files.writeString(file, MEMORY + String.join("\n", lines));
    assertThat(errors()).hasSize(11).last().isEqualTo(said("9990 more unknown settings"));
  }

  @Test
  void aDirectoryOrADeviceIsNoFile() throws Exception {
    for (Path none : List.of(directory, Path.of("/dev/zero"))) {
      assertThat(Bystander.idle(bystander.jvm().option(url()).agent(none)))
          .containsExactly(
              "statbuffer: the settings file " + none + " is no file; goes on without it");
    }
  }

  private List<String> errors() throws IOException, InterruptedException {
    return Bystander.idle(bystander.jvm().agent(file));
  }

  private String said(String message) {
    return "statbuffer: " + message.replace("FILE", file.toString());
  }

  private static String url() {
    return "-Dstatbuffer." + MEMORY.strip().replace(" = ", "=");
  }
}
