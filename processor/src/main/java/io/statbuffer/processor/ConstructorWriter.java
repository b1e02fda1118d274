package io.statbuffer.processor;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.NameAllocator;
import com.palantir.javapoet.ParameterSpec;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeVariableName;
import io.statbuffer.runtime.StatBuffers;
import io.statbuffer.runtime.declared.BufferDeclaration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.VariableElement;
import javax.lang.model.util.Types;
import org.jspecify.annotations.Nullable;

/** Writes each constructor twice: for a buffer that is given, and for the shared one. */
final class ConstructorWriter {
  private static final String GIVEN = "io.statbuffer.runtime.StatBuffer";

  private final CountedType type;
  private final Names names;
  private final Types types;
  private final Diagnostics diagnostics;

  ConstructorWriter(CountedType type, Names names, Types types, Diagnostics diagnostics) {
    this.type = type;
    this.names = names;
    this.types = types;
    this.diagnostics = diagnostics;
  }

  /** Code that gets the declared buffer from the registry. */
  static CodeBlock sharedBuffer(CountedType type) {
    BufferDeclaration buffer = type.buffer();
    if (buffer.equals(BufferDeclaration.named(buffer.name()))) {
      return CodeBlock.of("$T.get($L)", StatBuffers.class, SourceText.literal(buffer.name()));
    }
    return CodeBlock.of(
        "$T.get($T.decode($L))",
        StatBuffers.class,
        BufferDeclaration.class,
        SourceText.literal(buffer.encode()));
  }

  List<MethodSpec> write() {
    if (type.isInterface()) {
      return List.of(given(null), shared(null));
    }
    List<MethodSpec> written = new ArrayList<>();
    Set<List<String>> signatures = new HashSet<>();
    for (ExecutableElement constructor : type.constructors()) {
      List<String> given = new ArrayList<>(List.of(GIVEN));
      given.addAll(erasure(constructor));
      signatures.add(given);
    }
    for (ExecutableElement constructor : type.constructors()) {
      written.add(given(constructor));
      if (signatures.add(erasure(constructor))) {
        written.add(shared(constructor));
      } else {
        diagnostics.warning(
            constructor,
            type.generated().simpleName()
                + " repeats "
                + TypeText.of(constructor)
                + " only with a buffer in front: without, it would be the same as that of another"
                + " constructor");
      }
    }
    return written;
  }

  private List<String> erasure(ExecutableElement constructor) {
    return constructor.getParameters().stream()
        .map(parameter -> TypeText.of(types.erasure(parameter.asType())))
        .toList();
  }

  private MethodSpec given(@Nullable ExecutableElement constructor) {
    NameAllocator locals = new NameAllocator();
    List<ParameterSpec> parameters = parameters(constructor, locals);
    String buffer = locals.newName(Names.BUFFER);
    MethodSpec.Builder written = signature(constructor);
    written.addJavadoc("Counts into the given buffer.\n");
    written.addParameter(BufferWriter.BUFFER_TYPE, buffer).addParameters(parameters);
    if (constructor != null) {
      written.addStatement("super($L)", arguments(parameters));
    }
    written.addStatement(
        "this.$N = $T.requireNonNull($N, $S)", Names.BUFFER, Objects.class, buffer, "buffer");
    names
        .counters()
        .forEach(
            (key, field) ->
                written.addStatement(
                    "this.$N = $N.counter($L)", field, buffer, SourceText.literal(key)));
    return written.build();
  }

  private MethodSpec shared(@Nullable ExecutableElement constructor) {
    List<ParameterSpec> parameters = parameters(constructor, new NameAllocator());
    MethodSpec.Builder written = signature(constructor);
    written.addJavadoc("Counts into the buffer {@code $L} that all share.\n", type.buffer().name());
    written.addParameters(parameters);
    CodeBlock buffer = sharedBuffer(type);
    return (parameters.isEmpty()
            ? written.addStatement("this($L)", buffer)
            : written.addStatement("this($L, $L)", buffer, arguments(parameters)))
        .build();
  }

  private static MethodSpec.Builder signature(@Nullable ExecutableElement constructor) {
    MethodSpec.Builder written = MethodSpec.constructorBuilder();
    if (constructor == null) {
      return written.addModifiers(Modifier.PUBLIC);
    }
    constructor.getTypeParameters().stream()
        .map(TypeVariableName::get)
        .forEach(written::addTypeVariable);
    constructor.getThrownTypes().stream().map(TypeName::get).forEach(written::addException);
    return written.addModifiers(constructor.getModifiers()).varargs(constructor.isVarArgs());
  }

  private static List<ParameterSpec> parameters(
      @Nullable ExecutableElement constructor, NameAllocator locals) {
    List<ParameterSpec> parameters = new ArrayList<>();
    if (constructor != null) {
      for (VariableElement parameter : constructor.getParameters()) {
        String name = locals.newName(parameter.getSimpleName().toString());
        parameters.add(ParameterSpec.builder(TypeName.get(parameter.asType()), name).build());
      }
    }
    return parameters;
  }

  private static CodeBlock arguments(List<ParameterSpec> parameters) {
    return parameters.stream()
        .map(parameter -> CodeBlock.of("$N", parameter))
        .collect(CodeBlock.joining(", "));
  }
}
