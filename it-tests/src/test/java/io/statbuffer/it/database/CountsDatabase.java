package io.statbuffer.it.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A database into which forked applications count.
 *
 * @param driver the jar of its driver, for the class path of an application
 */
public record CountsDatabase(String name, String url, String user, String password, Path driver) {

  /** An H2 file that several processes may open at a time. */
  public static CountsDatabase h2(Path file) {
    return new CountsDatabase(
        "H2",
        "jdbc:h2:" + file + ";AUTO_SERVER=TRUE",
        "sa",
        "",
        io.statbuffer.it.fork.Jars.of(org.h2.Driver.class));
  }

  /** What an agent's configuration file says of it. */
  public List<String> configuration() {
    return List.of("jdbc.url = " + url, "jdbc.user = " + user, "jdbc.password = " + password);
  }

  /** Writes an agent's configuration file, with time for the last flush on a busy machine. */
  public Path configure(Path directory, String... more) throws IOException {
    List<String> lines = new ArrayList<>(configuration());
    lines.add("shutdown.timeout = 60s");
    lines.addAll(List.of(more));
    return Files.write(directory.resolve("statbuffer.properties"), lines);
  }

  /** Its name on its server. */
  public String database() {
    return url.substring(url.lastIndexOf('/') + 1);
  }

  /** The same, as reached through another port of this machine. */
  public CountsDatabase at(int port) {
    return withUrl(url.replaceFirst("//127[.]0[.]0[.]1:\\d+", "//127.0.0.1:" + port));
  }

  /** The same, with something said to its driver. */
  public CountsDatabase with(String parameter) {
    return withUrl(url + "?" + parameter);
  }

  private CountsDatabase withUrl(String other) {
    return new CountsDatabase(name, other, user, password, driver);
  }

  /** Opens a connection. */
  public Connection connect() throws SQLException {
    return DriverManager.getConnection(url, user, password);
  }

  /** The rows, as {@code buffer/key} and total. */
  public Map<String, Long> totals() throws SQLException {
    Map<String, Long> totals = new TreeMap<>();
    try (Connection connection = connect();
        Statement statement = connection.createStatement();
        ResultSet rows =
            statement.executeQuery("SELECT buffer, stat_key, total FROM stat_counts")) {
      while (rows.next()) {
        totals.put(rows.getString(1) + "/" + rows.getString(2), rows.getLong(3));
      }
    }
    return totals;
  }

  /** Runs one statement. */
  public void execute(String sql) throws SQLException {
    try (Connection connection = connect();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  @Override
  public String toString() {
    return name;
  }
}
