package io.statbuffer.runtime;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What can be watched of a buffer: sums since it was made, and what it holds at this moment.
 *
 * <pre>{@code
 * BufferStatistics now = views.statistics();
 * if (now.pending() > 1_000_000) { ... } // the database doesn't keep up, or is away
 * }</pre>
 *
 * <p>The figures are read one after another while others count and flush; each is right by itself.
 * Counts, and their sums, are of the amounts counted, which may be negative. Immutable.
 *
 * @param keys how many keys are in memory
 * @param pendingKeys how many of them have counts that aren't settled
 * @param pending the sum of the counts that aren't settled; if it exceeds a long, a long's bound
 * @param settledBatches how many batches have arrived
 * @param failures how many tries to send a batch failed
 * @param lastFlush when the last batch arrived; null if none did
 * @param lastFlushDuration how long its handler took; zero if none arrived
 * @param rejected the sum of the counts that the buffer refused, see {@link StatBuffer#rejected}
 * @param setAside the sum of the counts that the handler set aside
 * @param overflowed the sum of the counts that went into the overflow key
 * @param evicted how many times a key was dropped from memory, since it was idle
 */
public record BufferStatistics(
    int keys,
    int pendingKeys,
    long pending,
    long settledBatches,
    long failures,
    @Nullable Instant lastFlush,
    Duration lastFlushDuration,
    long rejected,
    long setAside,
    long overflowed,
    long evicted) {}
