package io.statbuffer.processor;

import io.statbuffer.annotations.Buffered;
import io.statbuffer.annotations.By;
import io.statbuffer.annotations.Count;
import io.statbuffer.annotations.Counts;
import io.statbuffer.annotations.Key;
import java.lang.annotation.Annotation;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.AnnotationValue;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.QualifiedNameable;
import javax.lang.model.element.VariableElement;
import javax.lang.model.util.Elements;
import org.jspecify.annotations.Nullable;

/**
 * Reads annotations as mirrors, not as proxies: these know where they are written, and don't throw
 * at what is half-written.
 */
final class Annotations {
  private final Elements elements;

  Annotations(Elements elements) {
    this.elements = elements;
  }

  /** The {@code @Count} annotations of a method or constructor, in the order of the source. */
  static List<AnnotationMirror> counts(Element element) {
    List<AnnotationMirror> counts = new ArrayList<>();
    for (AnnotationMirror annotation : element.getAnnotationMirrors()) {
      if (is(annotation, Count.class)) {
        counts.add(annotation);
      } else if (is(annotation, Counts.class)) {
        counts.addAll(contained(annotation));
      }
    }
    return counts;
  }

  private static List<AnnotationMirror> contained(AnnotationMirror annotation) {
    AnnotationValue values = written(annotation, "value");
    List<AnnotationMirror> contained = new ArrayList<>();
    if (values != null && values.getValue() instanceof List<?> list) {
      for (Object each : list) {
        if (each instanceof AnnotationValue value
            && value.getValue() instanceof AnnotationMirror mirror) {
          contained.add(mirror);
        }
      }
    }
    return contained;
  }

  static boolean isCounted(Element element) {
    return !counts(element).isEmpty();
  }

  static @Nullable AnnotationMirror buffered(Element element) {
    return find(element, Buffered.class);
  }

  static @Nullable AnnotationMirror by(Element element) {
    return find(element, By.class);
  }

  static @Nullable AnnotationMirror key(Element element) {
    return find(element, Key.class);
  }

  /** The name of a parameter in key templates. */
  static String keyName(VariableElement parameter) {
    AnnotationMirror key = key(parameter);
    AnnotationValue name = key == null ? null : written(key, "value");
    return name != null && name.getValue() instanceof String text
        ? text
        : parameter.getSimpleName().toString();
  }

  /** A value as it is written, with its place in the source; null if it is left out. */
  static @Nullable AnnotationValue written(AnnotationMirror annotation, String member) {
    return find(annotation.getElementValues(), member);
  }

  /** A value, be it written or the default; null if it is missing or not of that type. */
  <T> @Nullable T value(AnnotationMirror annotation, String member, Class<T> type) {
    AnnotationValue value = find(elements.getElementValuesWithDefaults(annotation), member);
    return value != null && type.isInstance(value.getValue()) ? type.cast(value.getValue()) : null;
  }

  private static @Nullable AnnotationValue find(
      Map<? extends ExecutableElement, ? extends AnnotationValue> values, String member) {
    for (Map.Entry<? extends ExecutableElement, ? extends AnnotationValue> entry :
        values.entrySet()) {
      if (entry.getKey().getSimpleName().contentEquals(member)) {
        return entry.getValue();
      }
    }
    return null;
  }

  private static @Nullable AnnotationMirror find(
      Element element, Class<? extends Annotation> type) {
    for (AnnotationMirror annotation : element.getAnnotationMirrors()) {
      if (is(annotation, type)) {
        return annotation;
      }
    }
    return null;
  }

  private static boolean is(AnnotationMirror annotation, Class<? extends Annotation> type) {
    return annotation.getAnnotationType().asElement() instanceof QualifiedNameable named
        && named.getQualifiedName().contentEquals(type.getCanonicalName());
  }
}
