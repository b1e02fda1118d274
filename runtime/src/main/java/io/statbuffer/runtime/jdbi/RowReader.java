package io.statbuffer.runtime.jdbi;

import io.statbuffer.runtime.Batch;
import io.statbuffer.runtime.Delta;
import java.util.ArrayList;
import java.util.List;

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
    List<Delta<K>> deltas = batch.deltas();
    List<Row<K>> rows = new ArrayList<>(deltas.size());
    Row<K> last = null;
    boolean ascending = true; // which text keys are from the start
    for (Delta<K> delta : deltas) {
      Row<K> row;
      try {
        row = new Row<>(values(delta.key()), delta.count(), List.of(delta));
      } catch (RuntimeException | StackOverflowError e) { // whatever the user's classes throw
        refused.add(new SetAside<>(delta, reason(e)));
        continue;
      }
      ascending &= last == null || RowOrder.INSTANCE.compare(last, row) < 0;
      rows.add(row);
      last = row;
    }
    if (ascending) {
      return rows;
    }
    rows.sort(RowOrder.INSTANCE);
    return merged(rows, refused);
  }

  /** Makes one row of neighbours with equal values. */
  private List<Row<K>> merged(List<Row<K>> sorted, List<SetAside<K>> refused) {
    List<Row<K>> rows = new ArrayList<>(sorted.size());
    for (Row<K> row : sorted) {
      Row<K> last = rows.isEmpty() ? null : rows.get(rows.size() - 1);
      if (last == null || !last.values().equals(row.values())) {
        rows.add(row);
        continue;
      }
      Delta<K> delta = row.deltas().get(0);
      try {
        rows.set(rows.size() - 1, add(last, delta));
      } catch (ArithmeticException e) {
        refused.add(new SetAside<>(delta, reason(e)));
      }
    }
    return rows;
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
