package io.statbuffer.runtime.management;

import io.statbuffer.runtime.BufferStatistics;
import io.statbuffer.runtime.FlushException;
import io.statbuffer.runtime.StatBuffer;
import java.time.Instant;

/** A buffer as its bean. */
final class BufferBean implements StatBufferMXBean {
  /** The field of a descriptor that {@link Description} fills. */
  static final String DESCRIPTION = "statbuffer.description";

  private final StatBuffer<?> buffer;

  BufferBean(StatBuffer<?> buffer) {
    this.buffer = buffer;
  }

  private BufferStatistics statistics() {
    return buffer.statistics();
  }

  @Override
  public String getName() {
    return buffer.name();
  }

  @Override
  public int getKeys() {
    return buffer.keys();
  }

  @Override
  public int getPendingKeys() {
    return statistics().pendingKeys();
  }

  @Override
  public long getPending() {
    return statistics().pending();
  }

  @Override
  public long getSettledBatches() {
    return statistics().settledBatches();
  }

  @Override
  public long getFailures() {
    return statistics().failures();
  }

  @Override
  public long getLastFlushEpochMillis() {
    Instant last = statistics().lastFlush();
    return last == null ? 0 : last.toEpochMilli();
  }

  @Override
  public long getLastFlushDurationMillis() {
    return statistics().lastFlushDuration().toMillis();
  }

  @Override
  public long getRejected() {
    return buffer.rejected();
  }

  @Override
  public long getSetAside() {
    return buffer.setAside();
  }

  @Override
  public long getOverflowed() {
    return statistics().overflowed();
  }

  @Override
  public long getEvicted() {
    return statistics().evicted();
  }

  @Override
  public void flush() {
    try {
      buffer.flush();
    } catch (FlushException e) {
      // Of a class that the other end knows, and without what a driver may say of its connection.
      throw new IllegalStateException(
          "buffer "
              + buffer.name()
              + " could not be flushed, it keeps its counts: "
              + (e.getCause() == null ? e : e.getCause()).getClass().getName());
    }
  }
}
