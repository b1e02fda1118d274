package io.statbuffer.processor;

import io.statbuffer.runtime.declared.BufferDeclaration;
import java.util.List;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.Element;
import javax.lang.model.element.ModuleElement;
import org.jspecify.annotations.Nullable;

/** Finds and reads the {@code @Buffered} that holds for a type. */
final class BufferDeclarations {
  private final Annotations annotations;

  BufferDeclarations(Annotations annotations) {
    this.annotations = annotations;
  }

  /** The nearest one's: of the type, of the types around it, of the package; else the default. */
  BufferDeclaration of(Element type) {
    for (Element e = type;
        e != null && !(e instanceof ModuleElement);
        e = e.getEnclosingElement()) {
      AnnotationMirror buffered = Annotations.buffered(e);
      BufferDeclaration declaration =
          buffered == null ? null : read(e, buffered, new Diagnostics());
      if (declaration != null) {
        return declaration;
      }
    }
    return BufferDeclaration.named(BufferDeclaration.DEFAULT_NAME);
  }

  /** What the annotation declares; null if it is wrong, which is said. */
  @Nullable BufferDeclaration read(
      Element element, AnnotationMirror buffered, Diagnostics diagnostics) {
    String name = annotations.value(buffered, "name", String.class);
    String interval = annotations.value(buffered, "interval", String.class);
    String jitter = annotations.value(buffered, "jitter", String.class);
    String backoff = annotations.value(buffered, "backoff", String.class);
    Integer maxKeys = annotations.value(buffered, "maxKeys", Integer.class);
    if (name == null || interval == null || jitter == null || backoff == null || maxKeys == null) {
      return null; // the compiler says what is wrong with it
    }
    try {
      return BufferDeclaration.of(name, interval, jitter, backoff, maxKeys);
    } catch (IllegalArgumentException e) {
      String message = String.valueOf(e.getMessage());
      String wrong =
          List.of("interval", "jitter", "backoff", "maxKeys").stream()
              .filter(message::startsWith)
              .findFirst()
              .orElse("name");
      diagnostics.error(
          element, buffered, Annotations.written(buffered, wrong), "@Buffered: " + message);
      return null;
    }
  }
}
