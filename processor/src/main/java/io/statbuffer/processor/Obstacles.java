package io.statbuffer.processor;

import io.statbuffer.runtime.declared.Moment;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeKind;
import org.jspecify.annotations.Nullable;

/** Why a subclass in the same package can't override something; null where it can. */
final class Obstacles {
  private Obstacles() {}

  /** Why the type can't be extended at all. */
  static @Nullable String ofType(TypeElement type, List<ExecutableElement> constructors) {
    String name = type.getSimpleName().toString();
    Set<Modifier> modifiers = type.getModifiers();
    boolean member = type.getNestingKind().isNested();
    if (type.getKind() == ElementKind.ENUM) {
      return name + " is an enum";
    } else if (type.getKind() == ElementKind.RECORD) {
      return name + " is a record";
    } else if (modifiers.contains(Modifier.FINAL)) {
      return name + " is final";
    } else if (modifiers.contains(Modifier.SEALED)) {
      return name + " is sealed";
    } else if (isPrivate(type)) {
      return name + " is private";
    } else if (member && type.getKind() == ElementKind.CLASS && !isStatic(type)) {
      return name + " is an inner class";
    } else if (type.getKind() == ElementKind.CLASS && constructors.isEmpty()) {
      return name + " has no constructor that a subclass could call";
    }
    return privateAmong(name + " is bounded by", MentionedTypes.inVariables(type));
  }

  /** Why the method can't be overridden, if its type can be extended. */
  static @Nullable String ofMethod(ExecutableElement method) {
    if (method.getKind() == ElementKind.CONSTRUCTOR) {
      return "it is a constructor";
    } else if (method.getModifiers().contains(Modifier.PRIVATE)) {
      return "it is private";
    } else if (isStatic(method)) {
      return "it is static";
    } else if (method.getModifiers().contains(Modifier.FINAL)) {
      return "it is final";
    }
    return privateAmong("its signature has", MentionedTypes.inSignature(method));
  }

  /**
   * Why a type with bodiless counted methods isn't a declared buffer.
   *
   * @param left what it has besides that would have to be implemented
   */
  static @Nullable String ofDeclaredBuffer(
      TypeElement type,
      List<ExecutableElement> bodiless,
      List<ExecutableElement> left,
      Annotations annotations) {
    if (!type.getKind().isInterface()) {
      return type.getSimpleName() + " is no interface";
    }
    if (!left.isEmpty()) {
      ExecutableElement method = left.get(0);
      boolean own = Declaring.typeOf(method).equals(type);
      return TypeText.of(method)
          + (own ? "" : " of " + Declaring.typeOf(method).getSimpleName())
          + " has no @Count";
    }
    for (ExecutableElement method : bodiless) {
      if (method.getReturnType().getKind() != TypeKind.VOID) {
        return TypeText.of(method) + " has to return something";
      }
      for (AnnotationMirror count : Annotations.counts(method)) {
        VariableElement on = annotations.value(count, "on", VariableElement.class);
        if (on != null && !on.getSimpleName().contentEquals(Moment.CALL.name())) {
          return TypeText.of(method) + " is counted on " + on.getSimpleName();
        }
      }
    }
    return null;
  }

  /** Whether a subclass in the same package can call the constructor. */
  static boolean canBeCalled(ExecutableElement constructor) {
    return !constructor.getModifiers().contains(Modifier.PRIVATE)
        && privateAmong("", MentionedTypes.inSignature(constructor)) == null;
  }

  private static @Nullable String privateAmong(String what, Collection<DeclaredType> types) {
    for (DeclaredType type : types) {
      if (isPrivate(type.asElement())) {
        return what + " the private type " + type.asElement().getSimpleName();
      }
    }
    return null;
  }

  private static boolean isPrivate(Element type) {
    for (Element e = type; e != null; e = e.getEnclosingElement()) {
      if (e.getModifiers().contains(Modifier.PRIVATE)) {
        return true;
      }
    }
    return false;
  }

  private static boolean isStatic(Element element) {
    return element.getModifiers().contains(Modifier.STATIC);
  }
}
