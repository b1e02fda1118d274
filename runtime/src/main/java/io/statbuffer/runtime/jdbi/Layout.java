package io.statbuffer.runtime.jdbi;

import java.util.List;

/**
 * The table that a handler was told of, not yet looked at.
 *
 * @param standard whether it has the buffer's name and the time beside the key
 */
record Layout<K>(String table, List<KeyColumn<K>> keys, String totalColumn, boolean standard) {

  /** Whether its table can be made: of own key columns only one text is known to be right. */
  boolean canBeCreated() {
    return keys.size() == 1;
  }
}
