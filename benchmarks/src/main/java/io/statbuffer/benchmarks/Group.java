package io.statbuffer.benchmarks;

import io.statbuffer.benchmarks.report.Results;

/** Benchmarks that are run together, by name. */
interface Group {
  /** Runs them. */
  void run(Results results) throws Exception;
}
