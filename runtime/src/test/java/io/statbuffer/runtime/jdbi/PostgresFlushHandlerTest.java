package io.statbuffer.runtime.jdbi;

import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(Databases.class)
final class PostgresFlushHandlerTest extends JdbiFlushHandlerContract
    implements ManyWritersContract {
  PostgresFlushHandlerTest(PostgresDatabase database) {
    super(database);
  }
}
