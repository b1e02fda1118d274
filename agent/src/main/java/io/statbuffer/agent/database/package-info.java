/**
 * Where the agent's counts go. Nothing here is touched before the first flush.
 *
 * <pre>
 *   a buffer is used  →  BufferStarter  →  DatabaseFlushHandler  →  FlushDataSource  →  DriverFinder
 *                        (an interval later)  (JDBI)                (a connection a flush)  (a driver)
 * </pre>
 */
@NullMarked
package io.statbuffer.agent.database;

import org.jspecify.annotations.NullMarked;
