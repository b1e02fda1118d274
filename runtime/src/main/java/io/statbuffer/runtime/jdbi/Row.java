package io.statbuffer.runtime.jdbi;

import io.statbuffer.runtime.Delta;
import java.util.List;

/**
 * What one row of the table gains. Usually that is one delta; keys that differ in Java and have
 * equal column values share a row, since a statement must not name a row twice.
 */
record Row<K>(List<Object> values, long count, List<Delta<K>> deltas) {}
