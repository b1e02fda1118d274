package io.statbuffer.it.faults;

import io.statbuffer.it.Endurance;
import io.statbuffer.it.database.CountsDatabase;
import io.statbuffer.it.database.Databases;
import io.statbuffer.it.database.OnEachServer;
import io.statbuffer.it.database.Servers;
import java.nio.file.Path;
import java.sql.SQLException;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** A database that takes no writes for a while, as a standby before its promotion. */
@ExtendWith(Servers.class)
final class ReadOnlyIT {
  @OnEachServer
  void allIsKeptAndArrivesLater(Databases kind, @TempDir Path directory) throws Exception {
    CountsDatabase database = kind.create(directory);
    try (Workload work = new Workload(database, 4715)) {
      for (int round = 0; round < Endurance.rounds(10, 3); round++) {
        work.awaitFlushes(1);
        try {
          readOnly(kind, database, "on");
          work.awaitFailures(2);
        } finally {
          readOnly(kind, database, "off");
        }
      }
      work.assertExact();
    }
  }

  /** Of sessions that begin from now on. */
  private static void readOnly(Databases kind, CountsDatabase database, String onOrOff)
      throws SQLException {
    if (kind == Databases.POSTGRESQL) {
      database
          .with("options=-c%20default_transaction_read_only=off")
          .execute(
              "ALTER DATABASE "
                  + database.database()
                  + " SET default_transaction_read_only = "
                  + onOrOff);
    } else {
      database.execute("SET GLOBAL tx_read_only = " + onOrOff);
    }
  }
}
