package io.statbuffer.runtime.jdbi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.sql.Connection;
import java.sql.SQLException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class FlushConnectionsTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "No suitable driver found for jdbc:nosuch://db/app?user=me&password=hunter2&ssl=true",
        "No suitable driver found for jdbc:nosuch:db;Password=hunter2;x=1",
        "cannot connect to jdbc:nosuch://me:hunter2@db/app"
      })
  void anErrorNamesNoPassword(String message) {
    FlushConnections connections =
        new FlushConnections(
            new UrlDataSource("", "", "") {
              @Override
              public Connection getConnection() throws SQLException {
                throw new SQLException(message, "08001", 7);
              }
            });
    assertThatThrownBy(connections::openConnection)
        .isInstanceOfSatisfying(
            SQLException.class, e -> assertThat(e.getSQLState()).isEqualTo("08001"))
        .hasMessageContaining("gives no connection")
        .hasMessageContaining("nosuch")
        .satisfies(e -> assertThat(stackTrace(e)).doesNotContain("hunter2"));
  }

  private static String stackTrace(Throwable e) {
    StringWriter trace = new StringWriter();
    e.printStackTrace(new PrintWriter(trace));
    return trace.toString();
  }
}
