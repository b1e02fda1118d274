package io.statbuffer.runtime.jdbi;

import java.sql.DatabaseMetaData;
import java.sql.SQLException;
import java.util.List;
import org.jdbi.v3.core.Handle;

/** Refuses tables in which counts would go wrong, saying what is wrong and what there is. */
final class TableCheck {
  private final Handle handle;
  private final Dialect dialect;
  private final Identifier table;
  private final TableColumns columns;

  TableCheck(Handle handle, Dialect dialect, Identifier table, TableColumns columns) {
    this.handle = handle;
    this.dialect = dialect;
    this.table = table;
    this.columns = columns;
  }

  /** The columns of these names, in order. */
  List<Column> columns(List<String> names) {
    List<String> missing = names.stream().filter(name -> columns.find(name).isEmpty()).toList();
    if (!missing.isEmpty()) {
      throw refusal(
          "has no column "
              + String.join(", ", missing)
              + "; it has "
              + String.join(", ", columns.names()));
    }
    return names.stream().map(name -> columns.find(name).orElseThrow()).toList();
  }

  /** That each key has one row, and that a new row needs nothing that isn't written. */
  void rows(List<Column> key, List<Column> written) throws SQLException {
    DatabaseMetaData database = handle.getConnection().getMetaData();
    Place place = Place.of(handle, dialect, table);
    List<String> names = key.stream().map(Column::name).toList();
    if (!UniqueKeys.of(database, place).contain(names)) {
      throw refusal(
          "needs a primary key or a unique index on exactly ("
              + String.join(", ", names)
              + "): without it each flush would insert new rows");
    }
    List<String> given = written.stream().map(Column::name).toList();
    List<String> required = RequiredColumns.beside(given, database, place);
    if (!required.isEmpty()) {
      throw refusal(
          "wants a value for "
              + String.join(", ", required)
              + " in new rows: give it a default, or write the statement with sql(...)");
    }
  }

  /** That the total is exact: binary fractions would round large ones in silence. */
  void exact(Column total) {
    if (total.kind() != Column.Kind.INTEGER && total.kind() != Column.Kind.DECIMAL) {
      throw refusal(
          "must have an integer or decimal column "
              + total.name()
              + " to be exact: it is "
              + total.typeName());
    }
  }

  private IllegalStateException refusal(String what) {
    return new IllegalStateException("table " + table.sql() + " " + what);
  }
}
