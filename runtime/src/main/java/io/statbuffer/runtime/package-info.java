/**
 * Counts in memory, flushed exactly once. {@link io.statbuffer.runtime.StatBuffer} is the entry
 * point; {@link io.statbuffer.runtime.StatBuffers} finds the buffers that woven and generated code
 * share.
 *
 * <pre>
 *   Counter.add  →  CounterMap  →  Flusher  →  Batch  →  FlushHandler  →  settle
 *   (any thread)    (the keys)     (freezes, resends)    (your database)
 * </pre>
 *
 * <p>Nothing here depends on anything but {@code java.base}.
 */
@NullMarked
package io.statbuffer.runtime;

import org.jspecify.annotations.NullMarked;
