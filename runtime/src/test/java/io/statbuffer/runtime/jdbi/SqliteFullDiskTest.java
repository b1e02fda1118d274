package io.statbuffer.runtime.jdbi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.statbuffer.runtime.FlushException;
import io.statbuffer.runtime.StatBuffer;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A disk that is full, in earnest: all counts wait for room, and none is taken for a bad key. */
@ExtendWith(Databases.class)
final class SqliteFullDiskTest {
  private static final int FREE_PAGES = 40;

  private final Scene scene;
  private final Map<String, Long> expected = new HashMap<>();

  SqliteFullDiskTest(SqliteDatabase database) {
    this.scene = new Scene(database);
  }

  @AfterEach
  void close() {
    scene.close();
  }

  @Test
  void whatDoesNotFitArrivesWhenThereIsRoom() throws SQLException {
    try (Connection disk = scene.dataSource().getConnection()) {
      StatBuffer<String> views = scene.buffer(JdbiFlushHandler.create(new OneConnection(disk)));
      count(views, "first", 1);
      views.flush();
      long pages = pragma(disk, "page_count");
      long most = pragma(disk, "max_page_count");
      for (int round = 1; round <= 3; round++) {
        pragma(disk, "max_page_count = " + (pages + FREE_PAGES));
        count(views, "round " + round, 5_000); // several statements, of which the first fit
        assertThatThrownBy(views::flush)
            .isInstanceOf(FlushException.class)
            .hasMessageContaining("SQLITE_FULL");
        assertThat(views.setAside()).isZero();
        assertThat(views.pending()).hasSize(5_000);
        pragma(disk, "max_page_count = " + most);
        views.flush();
        assertThat(scene.totals(views)).isEqualTo(expected);
        pages = pragma(disk, "page_count");
      }
    }
  }

  private void count(StatBuffer<String> views, String prefix, int keys) {
    for (int i = 0; i < keys; i++) {
      views.increment(prefix + " " + i, i + 1);
      expected.merge(prefix + " " + i, i + 1L, Long::sum);
    }
  }

  private static long pragma(Connection disk, String pragma) throws SQLException {
    try (Statement statement = disk.createStatement();
        ResultSet result = statement.executeQuery("PRAGMA " + pragma)) {
      return result.getLong(1);
    }
  }
}
