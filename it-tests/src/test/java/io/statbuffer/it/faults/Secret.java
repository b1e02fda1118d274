package io.statbuffer.it.faults;

import io.statbuffer.it.app.DriverDataSource;
import io.statbuffer.it.database.CountsDatabase;
import javax.sql.DataSource;

/** A password that must not come out, given to drivers in the two ways that there are. */
final class Secret {
  static final String PASSWORD = "s3cret-pass";

  private Secret() {}

  static DataSource dataSource(CountsDatabase database) {
    String url = database.url() + "?user=" + database.user() + "&password=" + PASSWORD;
    return new DriverDataSource(url, database.user(), PASSWORD);
  }
}
