package io.statbuffer.runtime.jdbi;

import static org.assertj.core.api.Assertions.assertThat;

import io.statbuffer.runtime.StatBuffer;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A MariaDB that cuts what doesn't fit and only warns, unless told otherwise. */
@ExtendWith(Databases.class)
final class MariaDbModesTest {
  private final MariaDbDatabase database;
  private final Scene scene;

  MariaDbModesTest(MariaDbDatabase database) {
    this.database = database;
    this.scene = new Scene(database);
  }

  @AfterEach
  void close() {
    scene.close();
  }

  @Test
  void nothingIsCutInALaxMode() throws SQLException {
    scene.execute(
        "CREATE TABLE lax (slug VARCHAR(5) CHARACTER SET latin1 NOT NULL PRIMARY KEY, n INT)",
        "INSERT INTO lax VALUES ('full', 2147483647)");
    try (Connection pooled = database.dataSource().getConnection();
        Statement mode = pooled.createStatement()) {
      mode.execute("SET SESSION sql_mode = 'NO_ENGINE_SUBSTITUTION'");
      StatBuffer<String> views =
          scene.buffer(
              JdbiFlushHandler.builder(new OneConnection(pooled))
                  .table("lax")
                  .keyColumn("slug")
                  .totalColumn("n")
                  .build());
      views.increment("home", 1);
      views.increment("homely", 2);
      views.increment("full", 4);
      views.increment("\u4E2D", 8);
      views.increment("vast", 1L << 40);
      views.flush();
      assertThat(scene.query("SELECT slug, n FROM lax"))
          .isEqualTo(Map.of("home", 1L, "full", 2147483647L));
      assertThat(views.setAside()).isEqualTo((1L << 40) + 14);
      try (var result = mode.executeQuery("SELECT @@SESSION.sql_mode")) {
        result.next();
        assertThat(result.getString(1)).isEqualTo("NO_ENGINE_SUBSTITUTION");
      }
    }
  }

  @Test
  void unsignedKeysHaveTheirOwnBounds() throws SQLException {
    scene.execute("CREATE TABLE units (id TINYINT UNSIGNED NOT NULL PRIMARY KEY, total BIGINT)");
    StatBuffer<Integer> units =
        scene.buffer(
            JdbiFlushHandler.builder(database.dataSource()).table("units").keyColumn("id").build());
    units.increment(255, 1);
    units.increment(256, 2);
    units.increment(-1, 4);
    units.increment(0, 8);
    units.flush();
    assertThat(scene.query("SELECT id, total FROM units")).isEqualTo(Map.of("255", 1L, "0", 8L));
    assertThat(units.setAside()).isEqualTo(6);
  }
}
