package io.statbuffer.runtime.jdbi;

import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(Databases.class)
final class H2FlushHandlerTest extends JdbiFlushHandlerContract {
  H2FlushHandlerTest(H2Database database) {
    super(database);
  }
}
