package io.statbuffer.agent.message;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.sql.SQLTransientException;
import org.junit.jupiter.api.Test;

class CausesTest {
  @Test
  void whatTheDatabaseSaidComesBeforeWhatWrapsIt() {
    Throwable thrown =
        new IllegalStateException("outer", new SQLTransientException("the database is gone"));

    assertThat(Causes.describe(thrown)).isEqualTo("the database is gone");
  }

  @Test
  void whatCameFromElsewhereIsSaidWithItsType() {
    assertThat(Causes.describe(new IllegalStateException("no", new RuntimeException("why"))))
        .isEqualTo("java.lang.IllegalStateException: no");
  }

  @Test
  void aChainThatIsARingEnds() {
    RuntimeException a = new RuntimeException("a");
    a.initCause(new RuntimeException("b", a));

    assertThat(Causes.describe(a)).contains("a");
    assertThat(Causes.describe(new SQLException("said", a))).isEqualTo("said");
  }
}
