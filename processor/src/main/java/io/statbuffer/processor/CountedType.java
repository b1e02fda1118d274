package io.statbuffer.processor;

import com.palantir.javapoet.ClassName;
import io.statbuffer.runtime.declared.BufferDeclaration;
import java.util.List;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;

/**
 * A type with {@code @Count} methods, read and found good.
 *
 * @param generated the class to write
 * @param generatedIsAbstract whether something is left for a subclass to implement
 * @param buffer where its methods count
 * @param methods what counts, in the order of the source
 * @param constructors those that the generated class repeats
 */
record CountedType(
    TypeElement element,
    ClassName generated,
    boolean generatedIsAbstract,
    BufferDeclaration buffer,
    BufferMethod bufferMethod,
    List<CountedMethod> methods,
    List<ExecutableElement> constructors) {

  /** What is to become of {@code buffer()}. */
  enum BufferMethod {
    /** The generated class adds it. */
    ADDED,
    /** The generated class implements that of the type. */
    IMPLEMENTED,
    /** The type has another method of that signature. */
    TAKEN
  }

  boolean isInterface() {
    return element.getKind().isInterface();
  }

  /** What the generated class counts; if it is nothing there is no generated class. */
  List<CountedMethod> overridable() {
    return methods.stream().filter(CountedMethod::overridable).toList();
  }
}
