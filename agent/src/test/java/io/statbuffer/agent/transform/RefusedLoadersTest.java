package io.statbuffer.agent.transform;

import static org.assertj.core.api.Assertions.assertThat;

import io.statbuffer.agent.settings.AgentSettings;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is said of old classes whose loaders don't lead to the agent's registry. */
class RefusedLoadersTest {
  private static final String TILL = "com/acme/loaded/Till";

  private final List<String> said = new ArrayList<>();
  private final CountTransformer transformer =
      new CountTransformer(AgentSettings.read(null, said::add), new Loaders(), said::add);

  /** Delegates to nobody. */
  private static final class Isolated extends ClassLoader {
    Isolated() {
      super(null);
    }
  }

  @Test
  void anApplicationThatMakesThemForEverIsToldOfTheFirstTen() throws Exception {
    List<ClassLoader> alive = new ArrayList<>();
    for (int i = 0; i < 13; i++) {
      ClassLoader loader = new Isolated();
      alive.add(loader);
      for (int load = 0; load < 2; load++) {
        assertThat(transformer.transform(loader, TILL, null, null, oldClassFile())).isNull();
      }
    }

    assertThat(alive).hasSize(13);
    assertThat(said).hasSize(10).allSatisfy(line -> assertThat(line).contains("doesn't lead to"));
    assertThat(said.subList(0, 9)).noneSatisfy(line -> assertThat(line).contains("no more"));
    assertThat(said.get(9)).endsWith("; no more such class loaders are said");
  }

  /** Of Java 10, before there were dynamic constants. */
  private static byte[] oldClassFile() throws IOException {
    byte[] classFile = TillLoader.classFile();
    classFile[7] = 54;
    return classFile;
  }
}
