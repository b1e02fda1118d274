package io.statbuffer.it.faults;

import io.statbuffer.it.database.CountsDatabase;
import io.statbuffer.it.database.Databases;
import java.sql.SQLException;

/** An answer of a database that says nothing against a key: it passes. */
enum ProvokedError {
  SERIALIZATION_FAILURE(Databases.POSTGRESQL, "40001", 0),
  DEADLOCK_DETECTED(Databases.POSTGRESQL, "40P01", 0),
  LOCK_NOT_AVAILABLE(Databases.POSTGRESQL, "55P03", 0),
  READ_ONLY_TRANSACTION(Databases.POSTGRESQL, "25006", 0),
  DISK_FULL(Databases.POSTGRESQL, "53100", 0),
  IO_ERROR(Databases.POSTGRESQL, "58030", 0),
  ER_LOCK_DEADLOCK(Databases.MARIADB, "40001", 1213),
  ER_LOCK_WAIT_TIMEOUT(Databases.MARIADB, "HY000", 1205),
  ER_DISK_FULL(Databases.MARIADB, "HY000", 1021),
  ER_RECORD_FILE_FULL(Databases.MARIADB, "HY000", 1114),
  ER_OPTION_PREVENTS_STATEMENT(Databases.MARIADB, "HY000", 1290);

  private final Databases kind;
  private final String state;
  private final int code;

  ProvokedError(Databases kind, String state, int code) {
    this.kind = kind;
    this.state = state;
    this.code = code;
  }

  Databases kind() {
    return kind;
  }

  /** Makes each so-manieth row that is written fail, those counted that were rolled back. */
  void provoke(CountsDatabase database, int rows) throws SQLException {
    database.execute("CREATE SEQUENCE rows_written"); // which no rollback sets back
    if (kind == Databases.POSTGRESQL) {
      database.execute(
          """
          CREATE FUNCTION fail() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
            IF nextval('rows_written') %% %d = 0 THEN
              RAISE EXCEPTION 'provoked' USING ERRCODE = '%s';
            END IF;
            RETURN NEW;
          END $$"""
              .formatted(rows, state));
      database.execute(
          "CREATE TRIGGER fail BEFORE INSERT ON stat_counts FOR EACH ROW EXECUTE FUNCTION fail()");
    } else {
      database.execute(
          """
          CREATE TRIGGER fail BEFORE INSERT ON stat_counts FOR EACH ROW
            IF NEXTVAL(rows_written) %% %d = 0 THEN
              SIGNAL SQLSTATE '%s' SET MYSQL_ERRNO = %d, MESSAGE_TEXT = 'provoked';
            END IF"""
              .formatted(rows, state, code));
    }
  }
}
