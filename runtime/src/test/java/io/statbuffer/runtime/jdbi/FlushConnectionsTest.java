package io.statbuffer.runtime.jdbi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
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

  @ParameterizedTest
  @ValueSource(strings = {"getAutoCommit", "setAutoCommit"})
  void aConnectionThatCantBeUsedIsGivenBack(String broken) throws SQLException {
    List<Connection> taken = new ArrayList<>();
    UrlDataSource manual =
        new UrlDataSource("jdbc:h2:mem:", "", "") {
          @Override
          Connection prepare(Connection connection) throws SQLException {
            connection.setAutoCommit(false);
            taken.add(connection);
            return connection;
          }
        };
    HookedDataSource failing =
        new HookedDataSource(
            manual,
            (connection, method) -> {
              if (method.equals(broken)) {
                throw new SQLException(broken + " fails");
              }
            });
    assertThatThrownBy(new FlushConnections(failing)::openConnection).hasMessage(broken + " fails");
    assertThat(taken.get(0).isClosed()).isTrue();
  }

  private static String stackTrace(Throwable e) {
    StringWriter trace = new StringWriter();
    e.printStackTrace(new PrintWriter(trace));
    return trace.toString();
  }
}
