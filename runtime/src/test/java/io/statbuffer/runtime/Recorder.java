package io.statbuffer.runtime;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A flush handler that keeps what it was sent, and fails while it is told to. */
final class Recorder implements FlushHandler<String> {
  record Sent(UUID writer, long number, Map<String, Long> counts, boolean arrived) {}

  /** Every call, in order. */
  final List<Sent> sent = new CopyOnWriteArrayList<>();

  volatile @Nullable Exception failure;

  @Override
  public void flush(Batch<String> batch) throws Exception {
    Map<String, Long> counts =
        batch.deltas().stream()
            .collect(Collectors.toMap(Delta::key, Delta::count, Long::sum, TreeMap::new));
    Exception toThrow = failure;
    sent.add(new Sent(batch.writer(), batch.number(), counts, toThrow == null));
    if (toThrow != null) {
      throw toThrow;
    }
  }

  /** The counts of each call, in order. */
  List<Map<String, Long>> counts() {
    return sent.stream().map(Sent::counts).toList();
  }

  List<Long> numbers() {
    return sent.stream().map(Sent::number).toList();
  }

  /** What arrived, summed up by key. */
  Map<String, Long> rows() {
    Map<String, Long> rows = new TreeMap<>();
    for (Sent batch : sent) {
      if (batch.arrived) {
        batch.counts.forEach((key, count) -> rows.merge(key, count, Long::sum));
      }
    }
    return rows;
  }
}
