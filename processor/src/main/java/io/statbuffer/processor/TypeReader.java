package io.statbuffer.processor;

import com.palantir.javapoet.ClassName;
import io.statbuffer.processor.CountedType.BufferMethod;
import io.statbuffer.runtime.StatBuffer;
import io.statbuffer.runtime.declared.BufferDeclaration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.ElementFilter;
import javax.lang.model.util.Elements;
import javax.lang.model.util.Types;
import org.jspecify.annotations.Nullable;

/** Reads a type with {@code @Count} methods, and says what the generated class can't do for it. */
final class TypeReader {
  private final Elements elements;
  private final Types types;
  private final MethodReader methodReader;
  private final BufferDeclarations buffers;
  private final AbstractMethods abstractMethods;
  private final Inheritance inheritance;

  TypeReader(Elements elements, Types types, Annotations annotations) {
    this.elements = elements;
    this.types = types;
    this.methodReader = new MethodReader(elements, types, annotations);
    this.buffers = new BufferDeclarations(annotations);
    this.abstractMethods = new AbstractMethods(elements);
    this.inheritance = new Inheritance(elements, types);
  }

  /**
   * Reads the type.
   *
   * @throws IncompleteTypeException if it can't be read yet
   */
  CountedType read(TypeElement type, Diagnostics diagnostics) {
    ClassName generated = generatedName(type);
    List<ExecutableElement> constructors = ElementFilter.constructorsIn(type.getEnclosedElements());
    List<ExecutableElement> counted = counted(type);
    List<ExecutableElement> members = new ArrayList<>(constructors);
    members.addAll(counted);
    Completeness.check(type, members, generated.simpleName());

    List<ExecutableElement> callable =
        constructors.stream().filter(Obstacles::canBeCalled).toList();
    String obstacle = Obstacles.ofType(type, callable);
    List<CountedMethod> methods = new ArrayList<>();
    for (ExecutableElement method : counted) {
      boolean overridable = isOverridable(method, obstacle, diagnostics);
      methods.add(methodReader.read(type, method, overridable, diagnostics));
    }
    BufferMethod bufferMethod = bufferMethod(type, obstacle, generated, diagnostics);
    boolean isAbstract =
        type.getKind().isInterface()
            ? leavesAbstract(type, counted, bufferMethod, generated, diagnostics)
            : type.getModifiers().contains(Modifier.ABSTRACT);
    BufferDeclaration buffer = buffers.of(type);
    if (methods.stream().anyMatch(CountedMethod::overridable)) {
      inheritance.warnOfUncounted(type, generated, diagnostics);
    }
    return new CountedType(
        type, generated, isAbstract, buffer, bufferMethod, List.copyOf(methods), callable);
  }

  private ClassName generatedName(TypeElement type) {
    ClassName name = ClassName.get(type);
    return ClassName.get(name.packageName(), String.join("_", name.simpleNames()) + "Buffer");
  }

  /** Its own, and those that a declared buffer inherits, since it has to implement them. */
  private List<ExecutableElement> counted(TypeElement type) {
    List<ExecutableElement> counted = new ArrayList<>();
    type.getEnclosedElements().stream()
        .filter(Annotations::isCounted)
        .map(ExecutableElement.class::cast)
        .forEach(counted::add);
    if (type.getKind().isInterface()) {
      abstractMethods.of(type).stream()
          .filter(method -> Annotations.isCounted(method) && !counted.contains(method))
          .forEach(counted::add);
    }
    return counted;
  }

  private static boolean isOverridable(
      ExecutableElement method, @Nullable String typeObstacle, Diagnostics diagnostics) {
    String obstacle = Obstacles.ofMethod(method);
    obstacle = obstacle != null ? obstacle : typeObstacle;
    boolean hasBody =
        !method.getModifiers().contains(Modifier.NATIVE)
            && (!method.getModifiers().contains(Modifier.ABSTRACT)
                || Declaring.typeOf(method).getKind().isInterface());
    if (obstacle != null && hasBody) {
      diagnostics.warning(
          method,
          "only the agent counts "
              + TypeText.of(method)
              + ", as no generated class can override it: "
              + obstacle);
    }
    return obstacle == null && hasBody;
  }

  private BufferMethod bufferMethod(
      TypeElement type, @Nullable String obstacle, ClassName generated, Diagnostics diagnostics) {
    for (ExecutableElement method : ElementFilter.methodsIn(elements.getAllMembers(type))) {
      boolean same =
          method.getSimpleName().contentEquals("buffer") && method.getParameters().isEmpty();
      boolean inherited =
          !method.getModifiers().contains(Modifier.PRIVATE)
              && !(type.getKind().isInterface() && method.getModifiers().contains(Modifier.STATIC));
      if (!same || !inherited) {
        continue;
      }
      if (method.getModifiers().contains(Modifier.ABSTRACT) && givesBuffer(method)) {
        return BufferMethod.IMPLEMENTED;
      }
      if (obstacle == null) {
        diagnostics.warning(
            type,
            generated.simpleName()
                + " has no buffer() that gives its buffer: "
                + type.getSimpleName()
                + " has another buffer()");
      }
      return BufferMethod.TAKEN;
    }
    return BufferMethod.ADDED;
  }

  private boolean givesBuffer(ExecutableElement method) {
    TypeElement buffer = elements.getTypeElement(StatBuffer.class.getCanonicalName());
    TypeMirror text = Objects.requireNonNull(elements.getTypeElement("java.lang.String")).asType();
    return buffer != null
        && types.isAssignable(types.getDeclaredType(buffer, text), method.getReturnType());
  }

  /** Whether a class that implements the interface stays abstract; a declared buffer mustn't. */
  private boolean leavesAbstract(
      TypeElement type,
      List<ExecutableElement> counted,
      BufferMethod bufferMethod,
      ClassName generated,
      Diagnostics diagnostics) {
    List<ExecutableElement> left =
        abstractMethods.of(type).stream()
            .filter(method -> !counted.contains(method))
            .filter(
                method ->
                    bufferMethod != BufferMethod.IMPLEMENTED
                        || !method.getSimpleName().contentEquals("buffer")
                        || !method.getParameters().isEmpty())
            .toList();
    boolean declaredBuffer =
        counted.stream().anyMatch(method -> method.getModifiers().contains(Modifier.ABSTRACT));
    if (!declaredBuffer) {
      return !left.isEmpty();
    }
    for (ExecutableElement method : left) {
      boolean own = Declaring.typeOf(method).equals(type);
      diagnostics.error(
          own ? method : type,
          generated.simpleName()
              + " can't implement "
              + TypeText.of(method)
              + (own ? "" : " of " + Declaring.typeOf(method).getSimpleName())
              + ", which has no @Count: annotate it, give it a body, or move it to an interface of"
              + " its own");
    }
    return false;
  }
}
