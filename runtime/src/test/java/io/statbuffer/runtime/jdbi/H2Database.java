package io.statbuffer.runtime.jdbi;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.UUID;

/** H2 in memory. */
final class H2Database extends TestDatabase {
  H2Database() {
    super(
        new UrlDataSource(
            "jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1", "statbuffer", "secret"));
  }

  @Override
  String quoted(String name) {
    return upperQuoted(name);
  }

  @Override
  String dialect() {
    return "h2";
  }

  @Override
  String bytesOf(String column) {
    return "UPPER(RAWTOHEX(STRINGTOUTF8(" + column + ")))";
  }

  @Override
  public void close() throws SQLException {
    try (Connection connection = dataSource().getConnection()) {
      connection.createStatement().execute("SHUTDOWN");
    }
  }
}
