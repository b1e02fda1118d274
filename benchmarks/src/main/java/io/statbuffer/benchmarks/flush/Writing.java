package io.statbuffer.benchmarks.flush;

import java.io.Closeable;
import java.io.IOException;
import java.util.List;

/** One way to add one to the total of each of many keys. */
interface Writing extends Closeable {
  /** Its name in the results. */
  String name();

  /** Gets ready, which isn't measured. */
  void prepare(List<String> keys) throws Exception;

  /** Writes what was prepared and returns when it is committed. */
  void write() throws Exception;

  /** The table, with all columns of the standard one. */
  String table();

  @Override
  default void close() throws IOException {}
}
