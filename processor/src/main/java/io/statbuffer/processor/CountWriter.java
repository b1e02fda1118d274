package io.statbuffer.processor;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.NameAllocator;
import io.statbuffer.processor.CountedMethod.PlannedCount;
import io.statbuffer.runtime.callsite.Amounts;
import io.statbuffer.runtime.declared.CountPlan;
import io.statbuffer.runtime.declared.CountPlan.Amount;
import io.statbuffer.runtime.declared.CountPlan.Argument;
import io.statbuffer.runtime.declared.CountPlan.One;
import io.statbuffer.runtime.declared.CountPlan.Source;
import io.statbuffer.runtime.declared.KeyTemplate.Literal;
import io.statbuffer.runtime.declared.KeyTemplate.Part;
import io.statbuffer.runtime.declared.KeyTemplate.Placeholder;
import java.util.ArrayList;
import java.util.List;
import javax.lang.model.type.TypeMirror;
import org.jspecify.annotations.Nullable;

/**
 * Writes the statements that make the counts of one method. A fixed key's counter can't throw;
 * whatever else is thrown is rejected instead of thrown at the caller.
 */
final class CountWriter {
  private final CountedType type;
  private final Names names;
  private final CountedMethod method;
  private final List<String> parameters;
  private final NameAllocator locals;
  private @Nullable String result;

  CountWriter(
      CountedType type,
      Names names,
      CountedMethod method,
      List<String> parameters,
      NameAllocator locals) {
    this.type = type;
    this.names = names;
    this.method = method;
    this.parameters = parameters;
    this.locals = locals;
  }

  /** The names of the method's parameters. */
  List<String> parameters() {
    return parameters;
  }

  /** The name of the variable that holds the returned value. */
  String result() {
    if (result == null) {
      result = locals.newName("result");
    }
    return result;
  }

  /** The statements of some of its counts, in order. */
  CodeBlock all(List<PlannedCount> counts) {
    CodeBlock.Builder all = CodeBlock.builder();
    counts.forEach(count -> all.add(one(count)));
    return all.build();
  }

  private CodeBlock one(PlannedCount count) {
    CountPlan plan = count.plan();
    CodeBlock.Builder counting = CodeBlock.builder();
    if (!plan.template().isFixed()) {
      CodeBlock key = key(count, counting);
      if (plan.amount() instanceof One) {
        counting.addStatement("$L.increment($L)", buffer(), key);
      } else {
        counting.addStatement("$L.increment($L, $L)", buffer(), key, amount(plan.amount()));
      }
      return rejecting(plan, counting.build());
    }
    CodeBlock counter = counter(plan.template().fixedKey());
    if (plan.amount() instanceof One) {
      return counting.addStatement("$L.increment()", counter).build();
    }
    counting.addStatement("$L.add($L)", counter, amount(plan.amount()));
    return isPrimitive(plan.amount()) ? counting.build() : rejecting(plan, counting.build());
  }

  private CodeBlock rejecting(CountPlan plan, CodeBlock counting) {
    String rejected = locals.clone().newName("rejected");
    return CodeBlock.builder()
        .beginControlFlow("try")
        .add(counting)
        .nextControlFlow("catch ($T $N)", Throwable.class, rejected)
        .addStatement(
            "$L.reject($L, $L, $N)",
            buffer(),
            lost(plan.amount()),
            SourceText.literal(plan.template().toString()),
            rejected)
        .endControlFlow()
        .build();
  }

  /** The key as a concatenation; what it needs first is added to the statements before it. */
  private CodeBlock key(PlannedCount count, CodeBlock.Builder before) {
    NameAllocator blockLocals = locals.clone();
    List<CodeBlock> pieces = new ArrayList<>();
    int placeholder = 0;
    for (Part part : count.plan().template().parts()) {
      if (part instanceof Literal literal) {
        pieces.add(SourceText.literal(literal.text()));
      } else if (part instanceof Placeholder named) {
        if (pieces.isEmpty()) {
          pieces.add(CodeBlock.of("$S", "")); // makes it text from the first + on
        }
        String root = root(count.plan().sources().get(placeholder));
        PropertyPath path = count.paths().get(placeholder++);
        pieces.add(value(root, named, path, before, blockLocals));
      }
    }
    return CodeBlock.join(pieces, " + ");
  }

  /** The end of a path: each accessor is read once, and null stands for all that follows it. */
  private static CodeBlock value(
      String root,
      Placeholder named,
      PropertyPath path,
      CodeBlock.Builder before,
      NameAllocator locals) {
    String owner = root;
    CodeBlock value = CodeBlock.of("$N", root);
    for (int i = 0; i < path.accessors().size(); i++) {
      value = CodeBlock.of("$1N == null ? null : $1N.$2L", owner, path.accessors().get(i));
      String name = locals.newName(named.path().get(i));
      before.addStatement("var $N = $L", name, value);
      value = CodeBlock.of("$N", name);
      owner = name;
    }
    return value;
  }

  private CodeBlock buffer() {
    return type.isInterface()
        ? CodeBlock.of("this.$N", Names.BUFFER)
        : CodeBlock.of("this.$N()", names.bufferMethod());
  }

  private CodeBlock counter(String key) {
    String field = names.counter(key);
    return type.isInterface()
        ? CodeBlock.of("this.$N", field)
        : CodeBlock.of(
            "this.$N(this.$N, $L)", names.counterMethod(), field, SourceText.literal(key));
  }

  private String root(Source source) {
    return source instanceof Argument argument ? parameters.get(argument.index()) : result();
  }

  private CodeBlock amount(Amount amount) {
    return isPrimitive(amount)
        ? CodeBlock.of("$N", variable(amount))
        : CodeBlock.of("$T.of($N)", Amounts.class, variable(amount));
  }

  /** The amount that is rejected where the key can't be found: 0 if it isn't known either. */
  private CodeBlock lost(Amount amount) {
    if (amount instanceof One) {
      return CodeBlock.of("1");
    }
    String variable = variable(amount);
    return isPrimitive(amount)
        ? CodeBlock.of("$N", variable)
        : CodeBlock.of("$1N == null ? 0 : $1N", variable);
  }

  private String variable(Amount amount) {
    return amount instanceof Argument argument ? parameters.get(argument.index()) : result();
  }

  private boolean isPrimitive(Amount amount) {
    TypeMirror amountType =
        amount instanceof Argument argument
            ? method.type().getParameterTypes().get(argument.index())
            : method.type().getReturnType();
    return amountType.getKind().isPrimitive();
  }
}
