package io.statbuffer.processor;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.ElementFilter;
import javax.lang.model.util.Elements;

/** Finds what a class that implements an interface has to implement. */
final class AbstractMethods {
  private final Elements elements;

  AbstractMethods(Elements elements) {
    this.elements = elements;
  }

  /** The interface's abstract methods, its own and inherited ones, that nothing implements. */
  List<ExecutableElement> of(TypeElement type) {
    List<ExecutableElement> methods = declaredBy(type);
    List<ExecutableElement> ofObject =
        ElementFilter.methodsIn(elements.getTypeElement("java.lang.Object").getEnclosedElements());
    return methods.stream()
        .filter(method -> method.getModifiers().contains(Modifier.ABSTRACT))
        .filter(method -> methods.stream().noneMatch(m -> elements.overrides(m, method, type)))
        .filter(method -> ofObject.stream().noneMatch(m -> implementsPublicly(m, method)))
        .toList();
  }

  /**
   * What the interface and those above it declare; unlike {@code getAllMembers} with the names of
   * the parameters, whatever the compiler.
   */
  private List<ExecutableElement> declaredBy(TypeElement type) {
    Set<TypeElement> interfaces = new LinkedHashSet<>();
    addWithInherited(type, interfaces);
    return interfaces.stream()
        .flatMap(each -> ElementFilter.methodsIn(each.getEnclosedElements()).stream())
        .toList();
  }

  private static void addWithInherited(TypeElement type, Set<TypeElement> interfaces) {
    if (interfaces.add(type)) {
      for (TypeMirror inherited : type.getInterfaces()) {
        if (inherited instanceof DeclaredType declared
            && declared.asElement() instanceof TypeElement element) {
          addWithInherited(element, interfaces);
        }
      }
    }
  }

  /** An interface may repeat methods of Object, which every class has. */
  private static boolean implementsPublicly(ExecutableElement ofObject, ExecutableElement method) {
    return ofObject.getModifiers().contains(Modifier.PUBLIC)
        && ofObject.getSimpleName().equals(method.getSimpleName())
        && TypeText.of(ofObject).equals(TypeText.of(method));
  }
}
