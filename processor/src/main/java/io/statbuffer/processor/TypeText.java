package io.statbuffer.processor;

import com.palantir.javapoet.TypeName;
import java.util.stream.Collectors;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.Elements;
import javax.lang.model.util.Types;

/** Types and methods as text, for messages, rules and the index. */
final class TypeText {
  private TypeText() {}

  /** The type as the language spells it, without the annotations that some compilers add. */
  static String of(TypeMirror type) {
    return TypeName.get(type).toString();
  }

  /** A method as messages name it: {@code place(Order)}; a constructor by its class's name. */
  static String of(ExecutableElement method) {
    boolean constructor = method.getKind() == ElementKind.CONSTRUCTOR;
    return (constructor ? Declaring.typeOf(method) : method).getSimpleName()
        + method.getParameters().stream()
            .map(VariableElement::asType)
            .map(TypeText::simple)
            .collect(Collectors.joining(", ", "(", ")"));
  }

  private static String simple(TypeMirror type) {
    return switch (type.getKind()) {
      case ARRAY -> simple(((ArrayType) type).getComponentType()) + "[]";
      case DECLARED, ERROR -> ((DeclaredType) type).asElement().getSimpleName().toString();
      default -> of(type);
    };
  }

  /** A method as class files tell of it: {@code place(com.acme.Order)}. */
  static String signature(ExecutableElement method, Elements elements, Types types) {
    return method.getSimpleName()
        + method.getParameters().stream()
            .map(parameter -> erased(parameter.asType(), elements, types))
            .collect(Collectors.joining(",", "(", ")"));
  }

  private static String erased(TypeMirror type, Elements elements, Types types) {
    TypeMirror erased = types.erasure(type);
    if (erased.getKind() == TypeKind.ARRAY) {
      return erased(((ArrayType) erased).getComponentType(), elements, types) + "[]";
    }
    return types.asElement(erased) instanceof TypeElement element
        ? elements.getBinaryName(element).toString()
        : of(erased);
  }
}
