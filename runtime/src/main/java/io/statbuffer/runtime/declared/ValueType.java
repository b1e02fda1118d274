package io.statbuffer.runtime.declared;

/** As much of the type of a parameter or returned value as the rules of counting need. */
public record ValueType(Kind kind, String text) {
  /** The kinds that differ in what they may be used for. */
  public enum Kind {
    /** No value. */
    VOID,
    /** {@code byte}, {@code short}, {@code int}, {@code long} or {@code char}. */
    INTEGRAL,
    /** The box of an integral type. */
    INTEGRAL_BOX,
    /** {@code boolean}, {@code float} or {@code double}. */
    OTHER_PRIMITIVE,
    /** An array. */
    ARRAY,
    /** Any other class or interface, or a type variable. */
    REFERENCE
  }

  /**
   * The type of a name as the language spells it: {@code int}, {@code java.lang.Long}, {@code
   * byte[]}.
   */
  public static ValueType of(String name) {
    if (name.endsWith("[]") || name.endsWith("...")) {
      return new ValueType(Kind.ARRAY, name);
    }
    return new ValueType(
        switch (name) {
          case "void" -> Kind.VOID;
          case "byte", "short", "int", "long", "char" -> Kind.INTEGRAL;
          case "boolean", "float", "double" -> Kind.OTHER_PRIMITIVE;
          case "java.lang.Byte",
              "java.lang.Short",
              "java.lang.Integer",
              "java.lang.Long",
              "java.lang.Character" ->
              Kind.INTEGRAL_BOX;
          default -> Kind.REFERENCE;
        },
        name);
  }

  /** Whether it can be an amount. */
  public boolean isIntegral() {
    return kind == Kind.INTEGRAL || kind == Kind.INTEGRAL_BOX;
  }

  /** Whether it is a primitive type. */
  public boolean isPrimitive() {
    return kind == Kind.INTEGRAL || kind == Kind.OTHER_PRIMITIVE;
  }
}
