/**
 * The demo: {@link io.statbuffer.demo.Demo} starts the shop with the agent, lets clients shop, and
 * compares the counts in the database with what the clients know they did.
 *
 * <pre>
 *   Clients  →  HTTP  →  Shop (its own JVM, with the agent)  →  H2 file
 *      ↓                                                           ↓
 *    Tally    ——————————————  the same numbers?  ——————————————  Counts
 * </pre>
 */
@NullMarked
package io.statbuffer.demo;

import org.jspecify.annotations.NullMarked;
