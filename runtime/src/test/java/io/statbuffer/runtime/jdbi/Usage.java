package io.statbuffer.runtime.jdbi;

import java.time.LocalDate;

/** A composite key. */
record Usage(String tenant, LocalDate day) {
  static Usage of(String tenant, String day) {
    return new Usage(tenant, LocalDate.parse(day));
  }
}
