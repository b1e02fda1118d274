package io.statbuffer.processor;

import io.statbuffer.annotations.Buffered;
import io.statbuffer.annotations.By;
import io.statbuffer.annotations.Key;
import javax.annotation.processing.Messager;
import javax.annotation.processing.ProcessingEnvironment;
import javax.annotation.processing.RoundEnvironment;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;

/** Looks at the annotations that aren't {@code @Count}: values that are wrong, or do nothing. */
final class Misuse {
  private final BufferDeclarations buffers;
  private final Messager messager;

  Misuse(ProcessingEnvironment environment) {
    this.buffers = new BufferDeclarations(new Annotations(environment.getElementUtils()));
    this.messager = environment.getMessager();
  }

  /** Looks at all of one round. */
  void check(RoundEnvironment round) {
    Diagnostics diagnostics = new Diagnostics();
    for (Element element : round.getElementsAnnotatedWith(Buffered.class)) {
      AnnotationMirror buffered = Annotations.buffered(element);
      if (buffered != null) {
        buffers.read(element, buffered, diagnostics);
      }
    }
    for (Element element : round.getElementsAnnotatedWith(By.class)) {
      checkCounted("@By", element, diagnostics);
    }
    for (Element element : round.getElementsAnnotatedWith(Key.class)) {
      checkCounted("@Key", element, diagnostics);
    }
    diagnostics.print(messager);
  }

  private static void checkCounted(String annotation, Element element, Diagnostics diagnostics) {
    ExecutableElement method = Declaring.methodOf(element);
    if (!Annotations.isCounted(method)) {
      diagnostics.warning(
          element, annotation + " does nothing here: " + TypeText.of(method) + " has no @Count");
    }
  }
}
