package io.statbuffer.processor;

import java.util.Objects;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;

/** Where a member is declared: what the compiler's model can't promise to be there, but is. */
final class Declaring {
  private Declaring() {}

  /** The type that declares a method or constructor. */
  static TypeElement typeOf(ExecutableElement method) {
    return (TypeElement) Objects.requireNonNull(method.getEnclosingElement());
  }

  /** The method or constructor, given itself or its parameter. */
  static ExecutableElement methodOf(Element methodOrParameter) {
    return methodOrParameter instanceof ExecutableElement method
        ? method
        : (ExecutableElement) Objects.requireNonNull(methodOrParameter.getEnclosingElement());
  }
}
