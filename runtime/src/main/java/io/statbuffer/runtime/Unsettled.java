package io.statbuffer.runtime;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The batches of a buffer that were sent and may have arrived, and the lock under which anything is
 * sent. It belongs to the buffer and not to one run of it: when a buffer is closed and started
 * again, the new run waits for a flush that still hangs and sends what failed before as it was,
 * instead of freezing the same counts a second time.
 */
final class Unsettled<K> {
  /** Held while a handler runs. */
  final ReentrantLock lock = new ReentrantLock();

  /** In the order of sending; guarded by the lock. */
  List<Batch<K>> batches = new ArrayList<>();
}
