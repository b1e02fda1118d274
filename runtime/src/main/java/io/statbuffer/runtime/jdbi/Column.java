package io.statbuffer.runtime.jdbi;

import java.math.BigDecimal;
import java.math.BigInteger;

/**
 * A key column as the database describes it, which decides what a value becomes before it is
 * compared, merged and sent. {@code typeName} is the database's own name of the type.
 */
record Column(String name, Kind kind, String typeName, int maxLength, long min, long max) {
  /** Digits before the point and behind it: the most that databases let a column declare. */
  private static final int MAX_DIGITS = 1_000;

  /** Both, with room for leading zeros, a sign, a point and an exponent. */
  private static final int MAX_NUMBER_LENGTH = 3 * MAX_DIGITS;

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
        case TEXT -> text(read(value));
        case INTEGER -> integer(value);
        case DECIMAL -> number(value);
        case OTHER -> other(value);
      };
    } catch (NumberFormatException | ArithmeticException e) {
      throw new IllegalArgumentException(
          "the value of " + name + " is no number that fits: '" + value + "'", e);
    }
  }

  /** The value's own text, of which anything must be expected: it may be the user's class. */
  private String read(Object value) {
    String text;
    try {
      text = value.toString();
    } catch (RuntimeException | StackOverflowError e) {
      throw new IllegalArgumentException(
          "toString of the value of " + name + " threw " + e.getClass().getName(), e);
    }
    if (text == null) {
      throw new IllegalArgumentException("toString of the value of " + name + " returned null");
    }
    return text;
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
        value instanceof BigInteger big ? big.longValueExact() : number(value).longValueExact();
    if (number < min || number > max) {
      throw new ArithmeticException();
    }
    return number;
  }

  private BigDecimal number(Object value) {
    String text = read(value);
    if (text.length() > MAX_NUMBER_LENGTH) {
      throw new ArithmeticException();
    }
    return bounded(new BigDecimal(text).stripTrailingZeros());
  }

  /** Few letters may stand for more digits than there is memory, which drivers write in full. */
  private static BigDecimal bounded(BigDecimal number) {
    long digits = (long) number.precision() - number.scale();
    if (digits > MAX_DIGITS || number.scale() > MAX_DIGITS) {
      throw new ArithmeticException();
    }
    return number;
  }

  private Object other(Object value) {
    if (value instanceof CharSequence || value instanceof Character) {
      return text(read(value));
    }
    if (value instanceof BigDecimal number) {
      return bounded(number);
    }
    if (value instanceof Enum<?> constant) {
      return constant.name();
    }
    String home = value.getClass().getPackageName();
    boolean known = home.startsWith("java.") || value.getClass().isArray();
    return known ? value : text(read(value));
  }
}
