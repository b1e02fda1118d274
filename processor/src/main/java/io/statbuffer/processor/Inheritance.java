package io.statbuffer.processor;

import com.palantir.javapoet.ClassName;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.ElementFilter;
import javax.lang.model.util.Elements;
import javax.lang.model.util.Types;

/**
 * What a type inherits and its generated class doesn't count: methods with a body and
 * {@code @Count}, whose annotation belongs to the type that declares them, and to its buffer.
 */
final class Inheritance {
  private final Elements elements;
  private final Types types;

  Inheritance(Elements elements, Types types) {
    this.elements = elements;
    this.types = types;
  }

  /** Warns of each method that the generated class could be thought to count. */
  void warnOfUncounted(TypeElement type, ClassName generated, Diagnostics diagnostics) {
    for (ExecutableElement method : ElementFilter.methodsIn(elements.getAllMembers(type))) {
      boolean inherited = !Declaring.typeOf(method).equals(type);
      if (inherited
          && hasBody(method)
          && Annotations.isCounted(method)
          && !isHidden(method, type)) {
        diagnostics.warning(
            type,
            generated.simpleName()
                + " does not count "
                + TypeText.of(method)
                + ", which "
                + type.getSimpleName()
                + " inherits from "
                + types.erasure(Declaring.typeOf(method).asType())
                + ": override it with a @Count of its own, or let the agent count it");
      }
    }
  }

  private static boolean hasBody(ExecutableElement method) {
    return !method.getModifiers().contains(Modifier.ABSTRACT)
        && !method.getModifiers().contains(Modifier.STATIC)
        && !method.getModifiers().contains(Modifier.PRIVATE);
  }

  private boolean isHidden(ExecutableElement method, TypeElement type) {
    return ElementFilter.methodsIn(elements.getAllMembers(type)).stream()
        .anyMatch(other -> elements.overrides(other, method, type));
  }
}
