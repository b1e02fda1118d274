package io.statbuffer.agent.cli;

import io.statbuffer.agent.database.DriverFinder;
import io.statbuffer.agent.database.FlushDataSource;
import io.statbuffer.agent.settings.DatabaseSettings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/**
 * The counts in the configured database. Reading them makes neither a database nor a table, and
 * keeps no connection: an H2 file is free for the application in between.
 */
final class StoredCounts {
  private static final String SQLITE = "jdbc:sqlite:";

  private static final String NO_DATABASE = "90146"; // of H2

  /** H2's, if the process through which others read its file is just closing it. */
  private static final Set<String> PASSING = Set.of("90067", "90098", "90121");

  private static final int TRIES = 20;
  private static final int PAUSE_MILLIS = 50;

  private final DatabaseSettings settings;
  private final FlushDataSource source;

  StoredCounts(DatabaseSettings configured) {
    // MariaDB's driver would print each error, too.
    System.setProperty("mariadb.logging.disable", "true");
    this.settings = configured;
    DatabaseSettings existing = ReadOnlyDatabase.of(configured);
    this.source = new FlushDataSource(existing, new DriverFinder(existing, Set.of()));
  }

  /**
   * Reads them all.
   *
   * @throws NothingYetException if the database, its file or the table isn't there
   */
  List<ShownCount> read() throws SQLException, NothingYetException, InterruptedException {
    if (isMissingFile(settings.url())) {
      throw new NothingYetException(settings, "it doesn't exist");
    }
    try {
      return readPatiently();
    } catch (SQLException e) {
      if (NO_DATABASE.equals(e.getSQLState())) {
        throw new NothingYetException(settings, "it doesn't exist");
      }
      if (isMissingTable(e)) {
        throw new NothingYetException(settings, "it has no table " + settings.table());
      }
      throw e;
    }
  }

  private List<ShownCount> readPatiently() throws SQLException, InterruptedException {
    for (int tries = 1; ; tries++) {
      try (Connection connection = source.getConnection()) {
        return read(connection);
      } catch (SQLException e) {
        if (tries == TRIES || !PASSING.contains(String.valueOf(e.getSQLState()))) {
          throw e;
        }
      }
      TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
    }
  }

  private List<ShownCount> read(Connection connection) throws SQLException {
    List<ShownCount> counts = new ArrayList<>();
    // The table is the operator's own setting; a name can't be a parameter.
    String select =
        "SELECT buffer, stat_key, total, "
            + UpdateTime.column(connection.getMetaData())
            + " FROM "
            + settings.table();
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(select)) {
      while (rows.next()) {
        counts.add(
            new ShownCount(
                rows.getString(1),
                rows.getString(2),
                rows.getLong(3),
                UpdateTime.of(rows.getObject(4))));
      }
    }
    return counts;
  }

  /** SQLite would make the file. */
  private static boolean isMissingFile(String url) {
    if (!url.startsWith(SQLITE)) {
      return false;
    }
    String file = url.substring(SQLITE.length()).replaceFirst("[?].*", "");
    boolean isFile = !file.isEmpty() && !file.startsWith(":") && !file.startsWith("file:");
    return isFile && !Files.exists(Path.of(file));
  }

  private static boolean isMissingTable(SQLException e) {
    String state = String.valueOf(e.getSQLState());
    return state.equals("42P01")
        || state.startsWith("42S0")
        || String.valueOf(e.getMessage()).contains("no such table"); // SQLite has no states
  }
}
