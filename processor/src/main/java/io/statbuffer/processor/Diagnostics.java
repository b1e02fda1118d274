package io.statbuffer.processor;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import javax.annotation.processing.Messager;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.AnnotationValue;
import javax.lang.model.element.Element;
import javax.tools.Diagnostic.Kind;
import org.jspecify.annotations.Nullable;

/**
 * What is to be said of one type. It is kept until the type is read to its end: a type that waits
 * for generated code is read again, and says nothing twice.
 *
 * <p>{@code @SuppressWarnings("statbuffer")} on an element, or around it, silences the warnings; so
 * does {@code "all"}, for compilers that take other names for mistakes.
 */
final class Diagnostics {
  private static final Set<String> SUPPRESSIONS = Set.of("statbuffer", "all");

  private final List<Message> messages = new ArrayList<>();

  private record Message(
      Kind kind,
      String text,
      Element element,
      @Nullable AnnotationMirror annotation,
      @Nullable AnnotationValue value) {}

  /** Says what is wrong with an annotation; the compilation fails. */
  void error(
      Element element, AnnotationMirror annotation, @Nullable AnnotationValue value, String text) {
    messages.add(new Message(Kind.ERROR, text, element, annotation, value));
  }

  /** Says what is wrong with an element; the compilation fails. */
  void error(Element element, String text) {
    messages.add(new Message(Kind.ERROR, text, element, null, null));
  }

  /** Says what won't be counted by generated code, or has no effect. */
  void warning(Element element, String text) {
    if (!isSuppressed(element)) {
      messages.add(new Message(Kind.WARNING, text, element, null, null));
    }
  }

  /** Hands all to the compiler, in order. */
  void print(Messager messager) {
    for (Message message : messages) {
      messager.printMessage(
          message.kind, message.text, message.element, message.annotation, message.value);
    }
    messages.clear();
  }

  private static boolean isSuppressed(Element element) {
    for (Element e = element; e != null; e = e.getEnclosingElement()) {
      SuppressWarnings suppressed = e.getAnnotation(SuppressWarnings.class);
      if (suppressed != null
          && Arrays.stream(suppressed.value()).anyMatch(SUPPRESSIONS::contains)) {
        return true;
      }
    }
    return false;
  }
}
