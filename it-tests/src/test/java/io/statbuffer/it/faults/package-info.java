/**
 * Real faults of real databases, caused in one JVM with the buffer; at the end the totals are
 * compared with what was counted.
 */
@NullMarked
package io.statbuffer.it.faults;

import org.jspecify.annotations.NullMarked;
