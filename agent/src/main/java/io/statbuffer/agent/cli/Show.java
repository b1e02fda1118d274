package io.statbuffer.agent.cli;

import io.statbuffer.agent.database.DriverFinder;
import io.statbuffer.agent.database.FlushDataSource;
import io.statbuffer.agent.message.Messages;
import io.statbuffer.agent.settings.AgentSettings;
import io.statbuffer.agent.settings.DatabaseSettings;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Prints the counts that are in the configured database: once, or each second with what they gained
 * since the last time, until the input ends.
 */
final class Show implements Command {
  private static final String WATCH = "--watch";

  private final PrintStream out;
  private final InputStream in;
  private final Messages messages;

  Show(PrintStream out, InputStream in, Messages messages) {
    this.out = out;
    this.in = in;
    this.messages = messages;
  }

  @Override
  public int run(List<String> arguments) throws UsageException, SQLException, InterruptedException {
    String file = null;
    int rounds = 1;
    for (String argument : arguments) {
      if (argument.startsWith(WATCH)) {
        rounds = rounds(argument);
      } else if (file == null && !argument.startsWith("-")) {
        file = argument;
      } else {
        throw new UsageException("show takes a file and --watch: " + argument);
      }
    }
    show(AgentSettings.read(file, messages).database(), rounds);
    return 0;
  }

  private static int rounds(String argument) throws UsageException {
    if (argument.equals(WATCH)) {
      return Integer.MAX_VALUE;
    }
    try {
      int rounds = Integer.parseInt(argument.substring(WATCH.length() + 1));
      if (argument.charAt(WATCH.length()) == '=' && rounds > 0) {
        return rounds;
      }
    } catch (NumberFormatException e) {
      // said below
    }
    throw new UsageException("it must be --watch or --watch=N with a positive N: " + argument);
  }

  private void show(DatabaseSettings settings, int rounds)
      throws SQLException, InterruptedException {
    DatabaseSettings existing = onlyIfExists(settings);
    FlushDataSource source = new FlushDataSource(existing, new DriverFinder(existing, Set.of()));
    CountDownLatch ended = rounds == 1 ? new CountDownLatch(1) : endOf(in);
    List<ShownCount> earlier = null;
    long earlierAt = 0;
    for (int round = 1; ; round++) {
      long now = System.nanoTime();
      List<ShownCount> counts = read(source, existing);
      if (counts != null) {
        double seconds = (now - earlierAt) / (double) TimeUnit.SECONDS.toNanos(1);
        out.println(CountTable.format(counts, earlier, seconds));
        earlier = counts;
        earlierAt = now;
      }
      if (round == rounds || ended.await(1, TimeUnit.SECONDS)) {
        return;
      }
      out.println();
    }
  }

  private @Nullable List<ShownCount> read(FlushDataSource source, DatabaseSettings settings)
      throws SQLException {
    try (Connection connection = source.getConnection()) {
      return ShownCount.readAll(connection, settings.table());
    } catch (SQLException e) {
      if (!isMissing(e)) {
        throw e;
      }
      messages.say("nothing was counted into " + settings.url() + " yet: " + e.getMessage());
      return null;
    }
  }

  /** Looking must not make a database. */
  private static DatabaseSettings onlyIfExists(DatabaseSettings settings) {
    boolean makes = settings.url().startsWith("jdbc:h2:") && !settings.url().contains("IFEXISTS");
    return new DatabaseSettings(
        makes ? settings.url() + ";IFEXISTS=TRUE" : settings.url(),
        settings.user(),
        settings.password(),
        settings.driverPath(),
        settings.table(),
        settings.createsTables());
  }

  /** Whether there is no such database, 90146 of H2, or no such table in it. */
  private static boolean isMissing(SQLException e) {
    String state = e.getSQLState();
    return state != null
        && (state.equals("90146") || state.equals("42P01") || state.startsWith("42S0"));
  }

  private static CountDownLatch endOf(InputStream in) {
    CountDownLatch ended = new CountDownLatch(1);
    Thread reader =
        new Thread(
            () -> {
              try {
                while (in.read() >= 0) {
                  // whatever is typed
                }
              } catch (IOException e) {
                // no more input either
              }
              ended.countDown();
            },
            "statbuffer-input");
    reader.setDaemon(true);
    reader.start();
    return ended;
  }
}
