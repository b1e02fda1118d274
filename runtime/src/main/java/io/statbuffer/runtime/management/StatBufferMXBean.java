package io.statbuffer.runtime.management;

/**
 * One started buffer, as JMX shows it: {@code io.statbuffer:type=StatBuffer,name="page_views"}. A
 * second one of the same name, say of another class loader, has {@code instance=2} besides.
 *
 * <p>It is there from the first interval after JMX is first used in the process until the buffer is
 * closed. Times are in milliseconds. Reading {@code Pending} looks at all keys in memory.
 *
 * @see io.statbuffer.runtime.BufferStatistics
 */
public interface StatBufferMXBean {
  /** The buffer's name. */
  @Description("The buffer's name")
  String getName();

  /** How many keys are in memory. */
  @Description("How many keys are in memory")
  int getKeys();

  /** How many of them have counts that aren't settled. */
  @Description("How many keys have counts that aren't settled")
  int getPendingKeys();

  /** The sum of the counts that aren't settled. */
  @Description("The sum of the counts that aren't settled")
  long getPending();

  /** How many batches have arrived. */
  @Description("How many batches have arrived")
  long getSettledBatches();

  /** How many tries to send a batch failed. */
  @Description("How many tries to send a batch failed")
  long getFailures();

  /** When the last batch arrived, in milliseconds since 1970; 0 if none did. */
  @Description("When the last batch arrived, in milliseconds since 1970; 0 if none did")
  long getLastFlushEpochMillis();

  /** How long its handler took, in milliseconds. */
  @Description("How long the last batch that arrived took, in milliseconds")
  long getLastFlushDurationMillis();

  /** The sum of the counts that the buffer refused. */
  @Description("The sum of the counts that were refused")
  long getRejected();

  /** The sum of the counts that the handler set aside. */
  @Description("The sum of the counts that the database can't take and that were reported")
  long getSetAside();

  /** The sum of the counts that went into the overflow key. */
  @Description("The sum of the counts that went into the overflow key")
  long getOverflowed();

  /** How many times a key was dropped from memory, since it was idle. */
  @Description("How many times a key was dropped from memory, since it was idle")
  long getEvicted();

  /**
   * Flushes all that was counted before, and returns when it is settled.
   *
   * @throws IllegalStateException if it isn't; it is kept and tried again
   */
  @Description("Flushes all that was counted before, and returns when it is settled")
  void flush();
}
