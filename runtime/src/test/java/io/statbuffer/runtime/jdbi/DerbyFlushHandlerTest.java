package io.statbuffer.runtime.jdbi;

import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(Databases.class)
final class DerbyFlushHandlerTest extends JdbiFlushHandlerContract {
  DerbyFlushHandlerTest(DerbyDatabase database) {
    super(database);
  }
}
