package io.statbuffer.processor;

import io.statbuffer.processor.CountedMethod.PlannedCount;
import io.statbuffer.runtime.declared.CountPlan;
import io.statbuffer.runtime.declared.CountPlan.Argument;
import io.statbuffer.runtime.declared.CountPlan.Source;
import io.statbuffer.runtime.declared.CountRules;
import io.statbuffer.runtime.declared.InvalidCountException;
import io.statbuffer.runtime.declared.MethodShape;
import io.statbuffer.runtime.declared.MethodShape.Body;
import io.statbuffer.runtime.declared.MethodShape.Parameter;
import io.statbuffer.runtime.declared.Moment;
import io.statbuffer.runtime.declared.ValueType;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.PackageElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.ExecutableType;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.Elements;
import javax.lang.model.util.Types;

/** Reads the {@code @Count} annotations of one method or constructor. */
final class MethodReader {
  private final Elements elements;
  private final Types types;
  private final Annotations annotations;
  private final PropertyReader properties;

  MethodReader(Elements elements, Types types, Annotations annotations) {
    this.elements = elements;
    this.types = types;
    this.annotations = annotations;
    this.properties = new PropertyReader(elements, types);
  }

  /** What its annotations mean; wrong ones are said and left out. */
  CountedMethod read(
      TypeElement type, ExecutableElement method, boolean overridable, Diagnostics diagnostics) {
    ExecutableType signature =
        (ExecutableType) types.asMemberOf((DeclaredType) type.asType(), method);
    MethodShape shape = shape(method, signature, overridable);
    PackageElement from = elements.getPackageOf(type);
    List<PlannedCount> counts = new ArrayList<>();
    for (AnnotationMirror annotation : Annotations.counts(method)) {
      String value = annotations.value(annotation, "value", String.class);
      VariableElement on = annotations.value(annotation, "on", VariableElement.class);
      if (value == null || on == null) {
        continue; // the compiler says what is wrong with it
      }
      try {
        Moment moment = Moment.valueOf(on.getSimpleName().toString());
        CountPlan plan = CountRules.plan(shape, value, moment);
        counts.add(new PlannedCount(plan, paths(plan, signature, from)));
      } catch (InvalidCountException e) {
        diagnostics.error(
            method,
            annotation,
            Annotations.written(annotation, "value"),
            String.valueOf(e.getMessage()));
      }
    }
    return new CountedMethod(
        method,
        signature,
        TypeText.signature(method, elements, types),
        List.copyOf(counts),
        overridable);
  }

  private List<PropertyPath> paths(CountPlan plan, ExecutableType signature, PackageElement from) {
    List<PropertyPath> paths = new ArrayList<>();
    for (int i = 0; i < plan.sources().size(); i++) {
      Source source = plan.sources().get(i);
      TypeMirror root =
          source instanceof Argument argument
              ? signature.getParameterTypes().get(argument.index())
              : signature.getReturnType();
      try {
        paths.add(properties.read(root, plan.template().placeholders().get(i), from));
      } catch (InvalidCountException e) {
        throw new InvalidCountException("@Count(\"" + plan.template() + "\"): " + e.getMessage());
      }
    }
    return List.copyOf(paths);
  }

  private static MethodShape shape(
      ExecutableElement method, ExecutableType signature, boolean overridable) {
    List<Parameter> parameters = new ArrayList<>();
    for (int i = 0; i < method.getParameters().size(); i++) {
      VariableElement parameter = method.getParameters().get(i);
      parameters.add(
          new Parameter(
              Annotations.keyName(parameter),
              ValueType.of(TypeText.of(signature.getParameterTypes().get(i))),
              Annotations.by(parameter) != null));
    }
    return new MethodShape(
        TypeText.of(method),
        body(method, overridable),
        List.copyOf(parameters),
        ValueType.of(TypeText.of(signature.getReturnType())),
        Annotations.by(method) != null);
  }

  /** Without a body, it is one of a declared buffer, or the agent counts what implements it. */
  private static Body body(ExecutableElement method, boolean overridable) {
    Set<Modifier> modifiers = method.getModifiers();
    if (method.getKind() == ElementKind.CONSTRUCTOR) {
      return Body.CONSTRUCTOR;
    } else if (modifiers.contains(Modifier.NATIVE)) {
      return Body.NATIVE;
    }
    return modifiers.contains(Modifier.ABSTRACT) && overridable ? Body.ABSTRACT : Body.METHOD;
  }
}
