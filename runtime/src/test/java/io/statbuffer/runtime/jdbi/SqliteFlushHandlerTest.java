package io.statbuffer.runtime.jdbi;

import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(Databases.class)
final class SqliteFlushHandlerTest extends JdbiFlushHandlerContract {
  SqliteFlushHandlerTest(SqliteDatabase database) {
    super(database);
  }
}
