package io.statbuffer.runtime.jdbi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.statbuffer.runtime.Batch;
import io.statbuffer.runtime.FlushException;
import io.statbuffer.runtime.FlushHandler;
import io.statbuffer.runtime.StatBuffer;
import java.sql.SQLException;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

/** What the ledger notices. */
interface LedgerContract {
  Scene scene();

  @Test
  default void eachWriterHasItsLastBatchInTheLedger() {
    AtomicReference<String> writer = new AtomicReference<>();
    StatBuffer<String> views =
        scene().buffer(noting(writer, JdbiFlushHandler.create(scene().dataSource())));
    for (int i = 0; i < 3; i++) {
      views.increment("home");
      views.flush();
    }
    assertThat(scene().query("SELECT writer, batch FROM stat_writers"))
        .containsEntry(writer.get(), 3L);
  }

  @Test
  default void aLedgerThatFellBehindIsReportedAndCountingGoesOn() throws SQLException {
    AtomicReference<String> writer = new AtomicReference<>();
    StatBuffer<String> views =
        scene().buffer(noting(writer, JdbiFlushHandler.create(scene().dataSource())));
    for (int i = 0; i < 4; i++) {
      views.increment("home");
      views.flush();
    }
    scene().execute("UPDATE stat_writers SET batch = 1 WHERE writer = '" + writer + "'");
    views.increment("home");
    views.flush();
    assertThat(scene().reports())
        .singleElement()
        .asString()
        .contains("lost 3 batches", views.name());
    scene().execute("DELETE FROM stat_writers WHERE writer = '" + writer + "'");
    views.increment("home");
    views.flush();
    assertThat(scene().reports()).hasSize(2).last().asString().contains("lost 5 batches");
    views.increment("home");
    views.flush();
    assertThat(scene().reports()).hasSize(2);
    assertThat(scene().totals(views)).isEqualTo(Map.of("home", 7L));
    assertThat(scene().query("SELECT writer, batch FROM stat_writers"))
        .containsEntry(writer.get(), 7L);
  }

  @Test
  default void aLedgerThatIsAheadIsAnError() throws SQLException {
    AtomicReference<String> writer = new AtomicReference<>();
    StatBuffer<String> views =
        scene().buffer(noting(writer, JdbiFlushHandler.create(scene().dataSource())));
    views.increment("home");
    views.flush();
    scene().execute("UPDATE stat_writers SET batch = 9 WHERE writer = '" + writer + "'");
    views.increment("home");
    assertThatThrownBy(views::flush)
        .isInstanceOf(FlushException.class)
        .hasMessageContaining("says 9");
    assertThat(scene().totals(views)).isEqualTo(Map.of("home", 1L));
    scene().execute("UPDATE stat_writers SET batch = 1 WHERE writer = '" + writer + "'");
    views.flush();
    assertThat(scene().totals(views)).isEqualTo(Map.of("home", 2L));
  }

  private static FlushHandler<String> noting(
      AtomicReference<String> writer, FlushHandler<String> handler) {
    return (Batch<String> batch) -> {
      writer.set(batch.writer().toString());
      handler.flush(batch);
    };
  }
}
