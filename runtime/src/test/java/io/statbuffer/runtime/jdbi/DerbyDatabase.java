package io.statbuffer.runtime.jdbi;

import java.io.OutputStream;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.UUID;

/** Derby in memory: no dialect of its own, so it is served by portable SQL. */
final class DerbyDatabase extends TestDatabase {
  /** Where Derby logs to, found by its name. */
  public static final OutputStream LOG = OutputStream.nullOutputStream();

  private final String name;

  DerbyDatabase() {
    this("memory:" + UUID.randomUUID());
  }

  private DerbyDatabase(String name) {
    super(new UrlDataSource(url(name, "create=true"), "statbuffer", "secret"));
    this.name = name;
  }

  private static String url(String name, String attribute) {
    System.setProperty("derby.stream.error.field", DerbyDatabase.class.getName() + ".LOG");
    return "jdbc:derby:" + name + ";" + attribute;
  }

  @Override
  String quoted(String name) {
    return upperQuoted(name);
  }

  @Override
  boolean countsBlanksAtTheEnd() {
    return false;
  }

  /** It has no statement for many rows. */
  @Override
  int manyKeys() {
    return 15_000;
  }

  @Override
  String dialect() {
    return "portable";
  }

  /** It has no such function; its driver hands out the characters that it stores. */
  @Override
  String bytesOf(String column) {
    return column;
  }

  @Override
  String bytes(String text) {
    return text;
  }

  @Override
  public void close() throws SQLException {
    try {
      DriverManager.getConnection(url(name, "drop=true"), "statbuffer", "secret").close();
    } catch (SQLException e) {
      if (!"08006".equals(e.getSQLState())) { // which says that it is gone
        throw e;
      }
    }
  }
}
