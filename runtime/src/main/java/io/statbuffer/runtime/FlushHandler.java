package io.statbuffer.runtime;

/**
 * Where the batches of a buffer go.
 *
 * <pre>{@code
 * .flushTo(JdbiFlushHandler.create(dataSource))
 * .flushTo(FlushHandler.perKey((key, count) -> client.add(key, count)))
 * .flushTo(batch -> client.addAll(batch.writer(), batch.number(), batch.deltas()))
 * }</pre>
 *
 * <p>A handler is called by one thread at a time for each buffer; one that serves several buffers
 * is called by several. It may take as long as it needs: counting goes on meanwhile. It must not
 * flush or close the buffer it serves.
 *
 * @param <K> the type of the buffer's keys
 */
@FunctionalInterface
public interface FlushHandler<K> {
  /**
   * Sends a batch. A normal return says that it arrived; its deltas are then settled. An exception,
   * of any kind, says that its outcome isn't known: what the handler didn't {@linkplain
   * Batch#settle settle} or {@linkplain Batch#setAside set aside} comes again.
   *
   * @throws Exception if the batch may not have arrived
   */
  void flush(Batch<K> batch) throws Exception;

  /**
   * Whether this handler settles each key of a batch on its own, so that the buffer may send new
   * counts of other keys while some keys wait to be tried again. Handlers that rely on batch
   * numbers answer no, the default.
   */
  default boolean settlesEachKey() {
    return false;
  }

  /**
   * A handler that gets one key and its count at a time. A key whose call throws is kept and tried
   * again with the same count after the backoff, and delays no other key.
   */
  static <K> FlushHandler<K> perKey(PerKey<? super K> flush) {
    return new PerKeyFlushHandler<>(flush);
  }

  /** Receives one key and what it gained. */
  @FunctionalInterface
  interface PerKey<K> {
    /**
     * Adds {@code count} to {@code key}.
     *
     * @throws Exception if the count may not have arrived; it comes again
     */
    void flush(K key, long count) throws Exception;
  }
}
