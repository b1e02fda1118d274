package io.statbuffer.runtime.jdbi;

import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(Databases.class)
final class MariaDbFlushHandlerTest extends JdbiFlushHandlerContract {
  MariaDbFlushHandlerTest(MariaDbDatabase database) {
    super(database);
  }
}
