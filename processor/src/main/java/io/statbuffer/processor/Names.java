package io.statbuffer.processor;

import com.palantir.javapoet.NameAllocator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.util.Elements;

/** The names that a generated class gives its members, none of which is one that it inherits. */
final class Names {
  /** The field that holds the buffer. */
  static final String BUFFER = "buffer";

  /** The constant that says whether the agent has woven the type. */
  static final String WOVEN = "WOVEN";

  private final NameAllocator fields = new NameAllocator();
  private final Map<String, String> counters = new LinkedHashMap<>();
  private final String bufferMethod;
  private final String counterMethod;

  Names(CountedType type, Elements elements) {
    NameAllocator methods = new NameAllocator();
    elements.getAllMembers(type.element()).stream()
        .filter(member -> member.getKind() == ElementKind.METHOD)
        .map(Element::getSimpleName)
        .map(Object::toString)
        .filter(name -> !name.equals(BUFFER))
        .distinct()
        .forEach(methods::newName);
    bufferMethod =
        type.bufferMethod() == CountedType.BufferMethod.TAKEN
            ? methods.newName("countBuffer")
            : BUFFER;
    counterMethod = methods.newName("counter");
    fields.newName(BUFFER);
    fields.newName(WOVEN);
    // A field of such a name would hide the packages that written types may begin with.
    List.of("java", "javax", "io").forEach(fields::newName);
    type.overridable().stream()
        .flatMap(method -> method.counts().stream())
        .filter(count -> count.plan().template().isFixed())
        .map(count -> count.plan().template().fixedKey())
        .forEach(key -> counters.computeIfAbsent(key, k -> fields.newName(camelCase(k))));
  }

  /** The fixed keys and the fields of their counters, in the order of the source. */
  Map<String, String> counters() {
    return counters;
  }

  /** The field of the key's counter. */
  String counter(String key) {
    return Objects.requireNonNull(counters.get(key), key);
  }

  /** The method that gives the buffer. */
  String bufferMethod() {
    return bufferMethod;
  }

  /** The method that gives a counter while there may be none yet. */
  String counterMethod() {
    return counterMethod;
  }

  /** {@code orders.placed} as {@code ordersPlaced}. */
  private static String camelCase(String key) {
    StringBuilder name = new StringBuilder();
    boolean wordBegins = false;
    for (int i = 0; i < key.length(); i++) {
      char c = key.charAt(i);
      if (!Character.isLetterOrDigit(c)) {
        wordBegins = name.length() > 0;
      } else {
        name.append(wordBegins ? Character.toUpperCase(c) : c);
        wordBegins = false;
      }
    }
    return name.length() == 0 ? "counter" : name.toString();
  }
}
