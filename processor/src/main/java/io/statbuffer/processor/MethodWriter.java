package io.statbuffer.processor;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.NameAllocator;
import com.palantir.javapoet.ParameterSpec;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeVariableName;
import io.statbuffer.processor.CountedMethod.PlannedCount;
import io.statbuffer.runtime.declared.Moment;
import java.util.ArrayList;
import java.util.List;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;

/**
 * Writes a method that counts and calls its super method:
 *
 * <pre>{@code
 * boolean counting = !WOVEN.counts("place(com.acme.Order)");
 * if (counting) { ... }              // CALL
 * Receipt result;
 * try {
 *   result = super.place(order);
 * } catch (Throwable failure) {
 *   if (counting) { ... }            // THROW
 *   throw failure;
 * }
 * if (counting) { ... }              // RETURN
 * return result;
 * }</pre>
 *
 * <p>Whether the agent has woven the method is asked once, on entry: a call during which it does so
 * runs the old code to its end, and the old code doesn't count.
 */
final class MethodWriter {
  private final CountedType type;
  private final Names names;

  MethodWriter(CountedType type, Names names) {
    this.type = type;
    this.names = names;
  }

  MethodSpec write(CountedMethod method) {
    ExecutableElement element = method.element();
    NameAllocator locals = new NameAllocator();
    locals.newName(Names.WOVEN);
    List<String> parameters = new ArrayList<>();
    MethodSpec.Builder written = MethodSpec.methodBuilder(element.getSimpleName().toString());
    written.addAnnotation(Override.class);
    for (Modifier visibility : List.of(Modifier.PUBLIC, Modifier.PROTECTED)) {
      if (element.getModifiers().contains(visibility)) {
        written.addModifiers(visibility);
      }
    }
    element.getTypeParameters().stream()
        .map(TypeVariableName::get)
        .forEach(written::addTypeVariable);
    written.returns(TypeName.get(method.type().getReturnType()));
    for (int i = 0; i < element.getParameters().size(); i++) {
      String name = locals.newName(element.getParameters().get(i).getSimpleName().toString());
      parameters.add(name);
      TypeMirror parameterType = method.type().getParameterTypes().get(i);
      written.addParameter(ParameterSpec.builder(TypeName.get(parameterType), name).build());
    }
    written.varargs(element.isVarArgs());
    method.type().getThrownTypes().stream().map(TypeName::get).forEach(written::addException);
    CountWriter counts = new CountWriter(type, names, method, parameters, locals);
    return written
        .addCode(method.isAbstract() ? counts.all(method.counts()) : body(method, counts, locals))
        .build();
  }

  private CodeBlock body(CountedMethod method, CountWriter counts, NameAllocator locals) {
    List<PlannedCount> returning = method.at(Moment.RETURN);
    List<PlannedCount> throwing = method.at(Moment.THROW);
    boolean isVoid = method.type().getReturnType().getKind() == TypeKind.VOID;
    CodeBlock.Builder body = CodeBlock.builder();
    CodeBlock standBack =
        CodeBlock.of("!$N.counts($L)", Names.WOVEN, SourceText.literal(method.signature()));
    if (!returning.isEmpty() || !throwing.isEmpty()) {
      String counting = locals.newName("counting");
      body.addStatement("boolean $N = $L", counting, standBack);
      standBack = CodeBlock.of("$N", counting);
    }
    body.add(ifCounting(standBack, counts.all(method.at(Moment.CALL))));
    CodeBlock call = superCall(method, counts.parameters());
    if (returning.isEmpty()) {
      body.add(
          attempt(
              CodeBlock.of(isVoid ? "$L;\n" : "return $L;\n", call),
              standBack,
              throwing,
              counts,
              locals));
      return body.build();
    }
    if (isVoid) {
      body.add(attempt(CodeBlock.of("$L;\n", call), standBack, throwing, counts, locals));
    } else if (throwing.isEmpty()) {
      body.addStatement(
          "$T $N = $L", TypeName.get(method.type().getReturnType()), counts.result(), call);
    } else {
      body.addStatement("$T $N", TypeName.get(method.type().getReturnType()), counts.result());
      body.add(
          attempt(
              CodeBlock.of("$N = $L;\n", counts.result(), call),
              standBack,
              throwing,
              counts,
              locals));
    }
    body.add(ifCounting(standBack, counts.all(returning)));
    if (!isVoid) {
      body.addStatement("return $N", counts.result());
    }
    return body.build();
  }

  /** The call, within the {@code try} that counting what it throws needs. */
  private static CodeBlock attempt(
      CodeBlock call,
      CodeBlock standBack,
      List<PlannedCount> throwing,
      CountWriter counts,
      NameAllocator locals) {
    if (throwing.isEmpty()) {
      return call;
    }
    String failure = locals.newName("failure");
    return CodeBlock.builder()
        .beginControlFlow("try")
        .add(call)
        .nextControlFlow("catch ($T $N)", Throwable.class, failure)
        .add(ifCounting(standBack, counts.all(throwing)))
        .addStatement("throw $N", failure)
        .endControlFlow()
        .build();
  }

  private static CodeBlock ifCounting(CodeBlock condition, CodeBlock counts) {
    if (counts.isEmpty()) {
      return counts;
    }
    return CodeBlock.builder()
        .beginControlFlow("if ($L)", condition)
        .add(counts)
        .endControlFlow()
        .build();
  }

  private CodeBlock superCall(CountedMethod method, List<String> parameters) {
    return CodeBlock.of(
        "$L.$N($L)",
        type.isInterface()
            ? CodeBlock.of("$T.super", ClassName.get(type.element()))
            : CodeBlock.of("super"),
        method.element().getSimpleName().toString(),
        String.join(", ", parameters));
  }
}
