package io.statbuffer.processor;

import io.statbuffer.runtime.declared.InvalidCountException;
import io.statbuffer.runtime.declared.KeyTemplate.Placeholder;
import io.statbuffer.runtime.declared.Property;
import java.util.ArrayList;
import java.util.List;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.PackageElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.ExecutableType;
import javax.lang.model.type.IntersectionType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.type.TypeVariable;
import javax.lang.model.type.WildcardType;
import javax.lang.model.util.ElementFilter;
import javax.lang.model.util.Elements;
import javax.lang.model.util.Types;
import org.jspecify.annotations.Nullable;

/** Finds the accessors of property paths on static types, in the order of {@link Property}. */
final class PropertyReader {
  private final Elements elements;
  private final Types types;

  PropertyReader(Elements elements, Types types) {
    this.elements = elements;
    this.types = types;
  }

  /** An accessor as it is written, and the type of what it gives. */
  private record Access(String code, TypeMirror gives) {}

  /**
   * Follows a placeholder's path from the type of its root.
   *
   * @param from the package of the code that will read it
   * @throws InvalidCountException if there is no such property, or it has no text
   * @throws IncompleteTypeException if a type on the way is missing
   */
  PropertyPath read(TypeMirror root, Placeholder placeholder, PackageElement from) {
    List<String> accessors = new ArrayList<>();
    TypeMirror type = root;
    for (String property : placeholder.path()) {
      Access access = access(type, property, from);
      if (access == null) {
        throw new InvalidCountException(
            placeholder + ": " + Property.missing(TypeText.of(type), property));
      }
      accessors.add(access.code);
      type = access.gives;
    }
    if (type.getKind() == TypeKind.ARRAY) {
      throw new InvalidCountException(
          placeholder + " is an array of type " + TypeText.of(type) + ", which has no text");
    }
    return new PropertyPath(List.copyOf(accessors));
  }

  private @Nullable Access access(TypeMirror type, String property, PackageElement from) {
    return switch (type.getKind()) {
      case DECLARED -> accessOf(bounded((DeclaredType) type), property, from);
      case TYPEVAR -> access(((TypeVariable) type).getUpperBound(), property, from);
      case WILDCARD -> {
        TypeMirror bound = ((WildcardType) type).getExtendsBound();
        yield bound == null ? null : access(bound, property, from);
      }
      case INTERSECTION -> {
        for (TypeMirror bound : ((IntersectionType) type).getBounds()) {
          Access access = access(bound, property, from);
          if (access != null) {
            yield access;
          }
        }
        yield null;
      }
      case ERROR -> throw new IncompleteTypeException(type.toString());
      default -> null;
    };
  }

  private @Nullable Access accessOf(DeclaredType type, String property, PackageElement from) {
    TypeElement element = (TypeElement) type.asElement();
    if (!isAccessible(element, from)) {
      return null;
    }
    List<? extends Element> members = elements.getAllMembers(element);
    for (String name : Property.methodNames(property)) {
      Access access = method(type, members, name, Property.mustBeBoolean(name, property), from);
      if (access == null && element.getKind().isInterface()) {
        // An interface also has the methods of Object, whether or not the compiler lists them.
        TypeElement object = elements.getTypeElement("java.lang.Object");
        access =
            method((DeclaredType) object.asType(), object.getEnclosedElements(), name, false, from);
      }
      if (access != null) {
        return access;
      }
    }
    for (VariableElement field : ElementFilter.fieldsIn(members)) {
      if (field.getSimpleName().contentEquals(property)
          && field.getModifiers().contains(Modifier.PUBLIC)
          && !field.getModifiers().contains(Modifier.STATIC)) {
        return new Access(property, types.asMemberOf(type, field));
      }
    }
    return null;
  }

  /** The type with bounds in place of wildcards, as not every compiler can capture them. */
  private DeclaredType bounded(DeclaredType type) {
    List<? extends TypeMirror> arguments = type.getTypeArguments();
    if (arguments.stream().noneMatch(argument -> argument.getKind() == TypeKind.WILDCARD)) {
      return type;
    }
    TypeElement element = (TypeElement) type.asElement();
    TypeMirror[] bounds = new TypeMirror[arguments.size()];
    for (int i = 0; i < bounds.length; i++) {
      bounds[i] = arguments.get(i);
      if (bounds[i] instanceof WildcardType wildcard) {
        TypeMirror bound = wildcard.getExtendsBound();
        bounds[i] =
            bound != null
                ? bound
                : types.erasure(element.getTypeParameters().get(i).getBounds().get(0));
      }
    }
    return types.getDeclaredType(element, bounds);
  }

  private @Nullable Access method(
      DeclaredType type,
      List<? extends Element> members,
      String name,
      boolean mustBeBoolean,
      PackageElement from) {
    TypeMirror gives = null;
    for (ExecutableElement method : ElementFilter.methodsIn(members)) {
      if (!method.getSimpleName().contentEquals(name) || !isAccessor(method, from)) {
        continue;
      }
      TypeMirror returned = ((ExecutableType) types.asMemberOf(type, method)).getReturnType();
      // Of several that the type inherits, the one that says most of its value.
      if ((!mustBeBoolean || isBoolean(returned))
          && (gives == null || types.isSubtype(returned, gives))) {
        gives = returned;
      }
    }
    return gives == null ? null : new Access(name + "()", gives);
  }

  private boolean isAccessor(ExecutableElement method, PackageElement from) {
    return method.getParameters().isEmpty()
        && method.getReturnType().getKind() != TypeKind.VOID
        && !method.getModifiers().contains(Modifier.STATIC)
        && isVisible(method, from);
  }

  private static boolean isBoolean(TypeMirror type) {
    return type.getKind() == TypeKind.BOOLEAN || TypeText.of(type).equals("java.lang.Boolean");
  }

  private boolean isAccessible(TypeElement type, PackageElement from) {
    for (Element e = type; e instanceof TypeElement; e = e.getEnclosingElement()) {
      if (!isVisible(e, from)) {
        return false;
      }
    }
    return true;
  }

  private boolean isVisible(Element element, PackageElement from) {
    return element.getModifiers().contains(Modifier.PUBLIC)
        || (!element.getModifiers().contains(Modifier.PRIVATE)
            && elements.getPackageOf(element).equals(from));
  }
}
