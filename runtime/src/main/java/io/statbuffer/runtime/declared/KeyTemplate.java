package io.statbuffer.runtime.declared;

import java.util.ArrayList;
import java.util.List;

/**
 * A key with placeholders: {@code page.{slug}.views}. A placeholder is the root of a path, <code>
 * {request.tenant}</code>: a parameter's name, its index, or {@code return}. <code>{{</code> and
 * <code>}}</code> are literal braces. Immutable.
 */
public final class KeyTemplate {
  /** A piece of the key, in order. */
  public sealed interface Part permits Literal, Placeholder {}

  /** Text that stands in every key. */
  public record Literal(String text) implements Part {}

  /** A value to be found at each call: a root, and the properties on the way from it. */
  public record Placeholder(String root, List<String> path) implements Part {
    private static final String RETURN = "return";

    /** Whether the root is the returned value. */
    public boolean isReturn() {
      return root.equals(RETURN);
    }

    /** Whether the root is an index of a parameter. */
    public boolean isIndex() {
      return Character.isDigit(root.charAt(0));
    }

    @Override
    public String toString() {
      return "{" + root + (path.isEmpty() ? "" : "." + String.join(".", path)) + "}";
    }
  }

  private final String text;
  private final List<Part> parts;

  private KeyTemplate(String text, List<Part> parts) {
    this.text = text;
    this.parts = List.copyOf(parts);
  }

  /**
   * Reads a template.
   *
   * @throws InvalidCountException if it is malformed; the message says where
   */
  public static KeyTemplate parse(String text) {
    if (text.isEmpty()) {
      throw new InvalidCountException("the key is empty: give what is counted a name");
    }
    List<Part> parts = new ArrayList<>();
    StringBuilder literal = new StringBuilder();
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c != '{' && c != '}') {
        literal.append(c);
      } else if (i + 1 < text.length() && text.charAt(i + 1) == c) {
        literal.append(c);
        i++;
      } else if (c == '}') {
        throw malformed(text, i, "this } closes nothing; write }} for a brace");
      } else {
        int end = text.indexOf('}', i);
        if (end < 0) {
          throw malformed(text, i, "this { is never closed; write {{ for a brace");
        }
        if (literal.length() > 0) {
          parts.add(new Literal(literal.toString()));
          literal.setLength(0);
        }
        parts.add(placeholder(text, i, end));
        i = end;
      }
    }
    if (literal.length() > 0) {
      parts.add(new Literal(literal.toString()));
    }
    return new KeyTemplate(text, parts);
  }

  private static Placeholder placeholder(String text, int start, int end) {
    List<String> names = List.of(text.substring(start + 1, end).split("\\.", -1));
    for (int i = 0; i < names.size(); i++) {
      String name = names.get(i);
      boolean index = i == 0 && isIndex(name);
      if (!index && !isIdentifier(name)) {
        throw malformed(
            text,
            start,
            name.isEmpty()
                ? "a name is missing; write {parameter}, {0}, {return} or {parameter.property}"
                : "'" + name + "' is no name of a parameter or property");
      }
    }
    return new Placeholder(names.get(0), names.subList(1, names.size()));
  }

  private static boolean isIndex(String name) {
    return !name.isEmpty()
        && name.length() <= 3 // a method has at most 255 parameters
        && allDigits(name);
  }

  // Loops, not streams: an agent weaves while the first classes load, when a lambda costs most.

  private static boolean allDigits(String name) {
    for (int i = 0; i < name.length(); i++) {
      if (name.charAt(i) < '0' || name.charAt(i) > '9') {
        return false;
      }
    }
    return true;
  }

  static boolean isIdentifier(String name) {
    for (int i = 0; i < name.length(); i++) {
      char c = name.charAt(i);
      if (i == 0 ? !Character.isJavaIdentifierStart(c) : !Character.isJavaIdentifierPart(c)) {
        return false;
      }
    }
    return !name.isEmpty();
  }

  private static InvalidCountException malformed(String text, int at, String what) {
    return new InvalidCountException(
        "malformed key template \"" + text + "\" at character " + (at + 1) + ": " + what);
  }

  /** The pieces in order; no two literals stand side by side. */
  public List<Part> parts() {
    return parts;
  }

  /** The placeholders in order. */
  public List<Placeholder> placeholders() {
    List<Placeholder> placeholders = new ArrayList<>();
    for (Part part : parts) {
      if (part instanceof Placeholder placeholder) {
        placeholders.add(placeholder);
      }
    }
    return placeholders;
  }

  /** Whether every call counts the same key. */
  public boolean isFixed() {
    return placeholders().isEmpty();
  }

  /** The key, braces unescaped, if it {@linkplain #isFixed is fixed}. */
  public String fixedKey() {
    StringBuilder key = new StringBuilder();
    for (Part part : parts) {
      if (!(part instanceof Literal literal)) {
        throw new IllegalStateException("no fixed key: " + text);
      }
      key.append(literal.text());
    }
    return key.toString();
  }

  /** The template as it was written. */
  @Override
  public String toString() {
    return text;
  }
}
