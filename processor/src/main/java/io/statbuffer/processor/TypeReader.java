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
  private final Annotations annotations;
  private final MethodReader methodReader;
  private final BufferDeclarations buffers;
  private final AbstractMethods abstractMethods;
  private final Inheritance inheritance;

  TypeReader(Elements elements, Types types, Annotations annotations) {
    this.elements = elements;
    this.types = types;
    this.annotations = annotations;
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
    BufferMethod bufferMethod = bufferMethod(type, obstacle, generated, diagnostics);
    List<ExecutableElement> left =
        type.getKind().isInterface() ? leftAbstract(type, counted, bufferMethod) : List.of();
    boolean declared = isDeclaredBuffer(type, generated, counted, left, diagnostics);
    List<CountedMethod> methods = new ArrayList<>();
    for (ExecutableElement method : counted) {
      boolean overridable =
          isAbstract(method) ? declared : isOverridable(method, obstacle, diagnostics);
      methods.add(methodReader.read(type, method, overridable, diagnostics));
    }
    boolean isAbstract =
        type.getKind().isInterface()
            ? !left.isEmpty() || (!declared && counted.stream().anyMatch(TypeReader::isAbstract))
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

  private static boolean isAbstract(ExecutableElement method) {
    return method.getModifiers().contains(Modifier.ABSTRACT);
  }

  private static boolean isOverridable(
      ExecutableElement method, @Nullable String typeObstacle, Diagnostics diagnostics) {
    if (method.getModifiers().contains(Modifier.NATIVE)) {
      return false; // which is an error
    }
    String obstacle = Obstacles.ofMethod(method);
    obstacle = obstacle != null ? obstacle : typeObstacle;
    if (obstacle != null) {
      diagnostics.warning(
          method,
          "only the agent counts "
              + TypeText.of(method)
              + ", as no generated class can override it: "
              + obstacle);
    }
    return obstacle == null;
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

  /** What an interface leaves for others to implement, besides what counts. */
  private List<ExecutableElement> leftAbstract(
      TypeElement type, List<ExecutableElement> counted, BufferMethod bufferMethod) {
    return abstractMethods.of(type).stream()
        .filter(method -> !counted.contains(method))
        .filter(
            method ->
                bufferMethod != BufferMethod.IMPLEMENTED
                    || !method.getSimpleName().contentEquals("buffer")
                    || !method.getParameters().isEmpty())
        .toList();
  }

  /**
   * Whether all that has no body can be generated: then the type is a declared buffer. If not, it
   * is for the agent to count what implements it.
   */
  private boolean isDeclaredBuffer(
      TypeElement type,
      ClassName generated,
      List<ExecutableElement> counted,
      List<ExecutableElement> left,
      Diagnostics diagnostics) {
    List<ExecutableElement> bodiless = counted.stream().filter(TypeReader::isAbstract).toList();
    if (bodiless.isEmpty()) {
      return false;
    }
    String reason = Obstacles.ofDeclaredBuffer(type, bodiless, left, annotations);
    if (reason != null) {
      diagnostics.warning(
          bodiless.get(0),
          "only the agent counts what implements "
              + String.join(", ", bodiless.stream().map(TypeText::of).toList())
              + ", as no "
              + generated.simpleName()
              + " can: "
              + reason);
    }
    return reason == null;
  }
}
