package io.statbuffer.agent.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.statbuffer.agent.settings.DatabaseSettings;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FlushDataSourceTest {
  private static FlushDataSource source(String url) {
    DatabaseSettings settings =
        new DatabaseSettings(url, "me", "secret", null, DatabaseSettings.DEFAULT_TABLE, true);
    return new FlushDataSource(settings, new DriverFinder(settings, Set.of()));
  }

  @Test
  void aFileThatAnotherHasOpenIsWaitedFor(@TempDir Path folder) throws Exception {
    String url = "jdbc:h2:" + folder.resolve("counts");
    Properties login = new Properties();
    login.setProperty("user", "me");
    login.setProperty("password", "secret");
    CompletableFuture<Connection> waiting;
    // The agent's copy of H2 stands for another process: it locks the file against the test's copy.
    try (Connection other = BundledH2.connect(url, login)) {
      assertThatThrownBy(() -> new DriverFinder(settings(url), Set.of()).connect(login))
          .isInstanceOfSatisfying(
              SQLException.class, e -> assertThat(e.getErrorCode()).isEqualTo(90020));
      waiting =
          CompletableFuture.supplyAsync(
              () -> {
                try {
                  return source(url).getConnection();
                } catch (SQLException e) {
                  throw new IllegalStateException(e);
                }
              });
      assertThat(other.isValid(1)).isTrue();
    }
    try (Connection connection = waiting.get(30, TimeUnit.SECONDS)) {
      assertThat(connection.isValid(1)).isTrue();
    }
  }

  private static DatabaseSettings settings(String url) {
    return new DatabaseSettings(url, "me", "secret", null, DatabaseSettings.DEFAULT_TABLE, true);
  }

  @Test
  void whatGoesWrongIsSaidWithTheUrlAndWithoutThePassword() {
    String url = "jdbc:h2:tcp://127.0.0.1:1/x;PASSWORD=secret";

    assertThatThrownBy(() -> source(url).getConnection())
        .isInstanceOf(SQLException.class)
        .hasMessageContaining("jdbc:h2:tcp://127.0.0.1:1/x;PASSWORD=***")
        .hasMessageNotContaining("secret");
  }

  @Test
  void aDriverThatQuotesAPieceOfTheUrlDoesNotGiveItsPasswordAway() {
    String url = "jdbc:h2:mem:x;PASSWORD='geheim';BOGUS=1";

    assertThatThrownBy(() -> source(url).getConnection())
        .isInstanceOf(SQLException.class)
        .hasMessageContainingAll("PASSWORD=***", "BOGUS")
        .hasMessageNotContaining("geheim");
  }
}
