package io.statbuffer.runtime.jdbi;

import java.math.BigDecimal;
import java.math.BigInteger;

/**
 * A key column as the database describes it, which decides what a value becomes before it is
 * compared, merged and sent. {@code typeName} is the database's own name of the type.
 */
record Column(String name, Kind kind, String typeName, int maxLength, long min, long max) {

  /** How the values of a column are made alike. */
  enum Kind {
    TEXT,
    INTEGER,
    DECIMAL,
    /** Left to the driver. */
    OTHER
  }

  /** A parameter of the user's own SQL, of which nothing is known. */
  static Column parameter(String name) {
    return new Column(name, Kind.OTHER, "", Integer.MAX_VALUE, 0, 0);
  }

  Column withName(String newName) {
    return new Column(newName, kind, typeName, maxLength, min, max);
  }

  Column withMaxLength(int length) {
    return new Column(name, kind, typeName, Math.min(maxLength, length), min, max);
  }

  /**
   * The value as it is sent.
   *
   * @throws IllegalArgumentException if the column can't take it, with the reason
   */
  Object convert(Object value) {
    try {
      return switch (kind) {
        case TEXT -> text(value.toString());
        case INTEGER -> integer(value);
        case DECIMAL -> new BigDecimal(value.toString()).stripTrailingZeros();
        case OTHER -> other(value);
      };
    } catch (NumberFormatException | ArithmeticException e) {
      throw new IllegalArgumentException(
          "the value of " + name + " is no number that fits: '" + value + "'", e);
    }
  }

  private String text(String text) {
    String fault = Text.fault(text, maxLength);
    if (fault != null) {
      throw new IllegalArgumentException("the value of " + name + " " + fault);
    }
    return text;
  }

  private Long integer(Object value) {
    long number =
        value instanceof BigInteger big
            ? big.longValueExact()
            : new BigDecimal(value.toString()).longValueExact();
    if (number < min || number > max) {
      throw new ArithmeticException();
    }
    return number;
  }

  private Object other(Object value) {
    if (value instanceof CharSequence || value instanceof Character) {
      return text(value.toString());
    }
    if (value instanceof Enum<?> constant) {
      return constant.name();
    }
    String home = value.getClass().getPackageName();
    boolean known = home.startsWith("java.") || value.getClass().isArray();
    return known ? value : text(value.toString());
  }
}
