package io.statbuffer.runtime.jdbi;

import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(Databases.class)
final class PostgresFlushHandlerTest extends JdbiFlushHandlerContract {
  PostgresFlushHandlerTest(PostgresDatabase database) {
    super(database);
  }
}
