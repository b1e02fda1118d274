/**
 * Flushes batches to a SQL database through JDBI, each exactly once. {@link
 * io.statbuffer.runtime.jdbi.JdbiFlushHandler} is the entry point.
 */
@NullMarked
package io.statbuffer.runtime.jdbi;

import org.jspecify.annotations.NullMarked;
