package io.statbuffer.runtime.jdbi;

import io.statbuffer.runtime.Batch;
import io.statbuffer.runtime.Delta;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Makes sorted rows of the deltas of a batch, and sets aside the deltas whose key can't become one.
 */
final class RowReader<K> {
  private final List<KeyColumn<K>> keys;
  private final List<Column> columns;

  RowReader(List<KeyColumn<K>> keys, List<Column> columns) {
    this.keys = keys;
    this.columns = columns;
  }

  List<Row<K>> read(Batch<K> batch, List<SetAside<K>> refused) {
    Map<List<Object>, Row<K>> rows = new LinkedHashMap<>();
    for (Delta<K> delta : batch.deltas()) {
      try {
        List<Object> values = values(delta.key());
        Row<K> present = rows.get(values);
        rows.put(
            values,
            present == null
                ? new Row<>(values, delta.count(), List.of(delta))
                : add(present, delta));
      } catch (RuntimeException | StackOverflowError e) { // whatever the user's classes throw
        refused.add(new SetAside<>(delta, reason(e)));
      }
    }
    List<Row<K>> sorted = new ArrayList<>(rows.values());
    sorted.sort(RowOrder.INSTANCE);
    return sorted;
  }

  private static String reason(Throwable failure) {
    return failure instanceof IllegalArgumentException || failure instanceof ArithmeticException
        ? String.valueOf(failure.getMessage())
        : "reading the key threw " + failure.getClass().getName();
  }

  private List<Object> values(K key) {
    Object[] values = new Object[keys.size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = columns.get(i).convert(read(keys.get(i), key));
    }
    return List.of(values);
  }

  private Object read(KeyColumn<K> column, K key) {
    Object value;
    try {
      value = column.value().apply(key);
    } catch (RuntimeException | StackOverflowError e) { // the user's, or a key of another type
      throw new IllegalArgumentException("reading " + column.name() + " of the key threw " + e, e);
    }
    if (value == null) {
      throw new IllegalArgumentException("the value of " + column.name() + " is null");
    }
    return value;
  }

  private static <K> Row<K> add(Row<K> row, Delta<K> delta) {
    List<Delta<K>> deltas = new ArrayList<>(row.deltas());
    deltas.add(delta);
    return new Row<>(row.values(), Math.addExact(row.count(), delta.count()), deltas);
  }
}
