package io.statbuffer.runtime.declared;

import io.statbuffer.runtime.declared.CountPlan.Amount;
import io.statbuffer.runtime.declared.CountPlan.Argument;
import io.statbuffer.runtime.declared.CountPlan.One;
import io.statbuffer.runtime.declared.CountPlan.Returned;
import io.statbuffer.runtime.declared.CountPlan.Source;
import io.statbuffer.runtime.declared.KeyTemplate.Placeholder;
import io.statbuffer.runtime.declared.MethodShape.Body;
import io.statbuffer.runtime.declared.MethodShape.Parameter;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/** The rules of {@code @Count}: makes a plan of it, or says what is wrong with it. */
public final class CountRules {
  private final MethodShape method;
  private final KeyTemplate template;
  private final Moment asked;

  private CountRules(MethodShape method, KeyTemplate template, Moment asked) {
    this.method = method;
    this.template = template;
    this.asked = asked;
  }

  /**
   * Plans what an annotation asks for.
   *
   * @param value its key or key template
   * @param on its moment, {@code CALL} also if it names none
   * @throws InvalidCountException if it can't be done
   */
  public static CountPlan plan(MethodShape method, String value, Moment on) {
    return new CountRules(method, KeyTemplate.parse(value), on).plan();
  }

  private CountPlan plan() {
    checkBody();
    checkNames();
    Amount amount = amount();
    Moment moment = amount instanceof Returned ? Moment.RETURN : asked;
    List<Source> sources = new ArrayList<>();
    for (Placeholder placeholder : template.placeholders()) {
      sources.add(source(placeholder, moment));
    }
    return new CountPlan(template, moment, List.copyOf(sources), amount);
  }

  private void checkBody() {
    if (method.body() == Body.NATIVE) {
      throw invalid("is native and has no body to count in; count in a method that calls it");
    }
  }

  private void checkNames() {
    Set<String> names = new HashSet<>();
    for (Parameter parameter : method.parameters()) {
      String name = parameter.name();
      if (name != null && !names.add(name)) {
        throw invalid("has two parameters named " + name + "; each @Key needs a name of its own");
      }
      if (name != null && !KeyTemplate.isIdentifier(name)) {
        throw invalid(
            "has a parameter named '" + name + "', which no template can say; use an identifier");
      }
    }
  }

  private Amount amount() {
    List<Argument> marked = new ArrayList<>();
    for (int i = 0; i < method.parameters().size(); i++) {
      Parameter parameter = method.parameters().get(i);
      if (parameter.by()) {
        checkIntegral(parameter.type(), "parameter " + nameOf(i));
        marked.add(new Argument(i));
      }
    }
    if (marked.size() + (method.by() ? 1 : 0) > 1) {
      throw invalid("has more than one @By; an event has one amount");
    }
    if (!method.by()) {
      return marked.isEmpty() ? new One() : marked.get(0);
    }
    if (method.body() == Body.ABSTRACT || method.body() == Body.CONSTRUCTOR) {
      throw invalid("returns nothing that @By could count; put @By on a parameter");
    }
    if (asked == Moment.THROW) {
      throw invalid("returns nothing when it throws; @By on a method needs on = When.RETURN");
    }
    checkIntegral(method.returned(), "the returned value");
    return new Returned();
  }

  private void checkIntegral(ValueType type, String what) {
    if (!type.isIntegral()) {
      throw invalid(
          "has @By on "
              + what
              + " of type "
              + type.text()
              + ", which is not integral; use byte, short, int, long, char or the box of one");
    }
  }

  private Source source(Placeholder placeholder, Moment moment) {
    if (placeholder.isReturn()) {
      return returned(placeholder, moment);
    }
    int index = placeholder.isIndex() ? index(placeholder) : named(placeholder);
    checkText(placeholder, method.parameters().get(index).type());
    return new Argument(index);
  }

  private Source returned(Placeholder placeholder, Moment moment) {
    if (method.body() == Body.CONSTRUCTOR || method.returned().kind() == ValueType.Kind.VOID) {
      throw invalid("returns nothing to put in place of " + placeholder);
    }
    if (moment != Moment.RETURN) {
      throw invalid("has no returned value for " + placeholder + " yet; use on = When.RETURN");
    }
    checkText(placeholder, method.returned());
    return new Returned();
  }

  private int index(Placeholder placeholder) {
    int index = Integer.parseInt(placeholder.root());
    if (index >= method.parameters().size()) {
      throw invalid(
          "has " + method.parameters().size() + " parameters, so none for " + placeholder);
    }
    return index;
  }

  private int named(Placeholder placeholder) {
    for (int i = 0; i < method.parameters().size(); i++) {
      if (placeholder.root().equals(method.parameters().get(i).name())) {
        return i;
      }
    }
    boolean nameless = method.parameters().stream().anyMatch(p -> p.name() == null);
    String known =
        method.parameters().stream()
            .map(Parameter::name)
            .filter(Objects::nonNull)
            .collect(Collectors.joining(", "));
    throw invalid(
        "has no parameter "
            + placeholder.root()
            + " for "
            + placeholder
            + (known.isEmpty() ? "" : "; it has " + known)
            + (nameless
                ? "; its class file keeps no parameter names: compile with -parameters or -g,"
                    + " or use @Key(\""
                    + placeholder.root()
                    + "\")"
                : ""));
  }

  private void checkText(Placeholder placeholder, ValueType type) {
    if (type.kind() == ValueType.Kind.ARRAY) {
      throw invalid(
          "has an array of type " + type.text() + " for " + placeholder + ", which has no text");
    }
    if (type.isPrimitive() && !placeholder.path().isEmpty()) {
      throw invalid(
          "has type " + type.text() + " for " + placeholder + ", which has no properties");
    }
  }

  private String nameOf(int index) {
    String name = method.parameters().get(index).name();
    return name != null ? name : String.valueOf(index);
  }

  private InvalidCountException invalid(String what) {
    return new InvalidCountException(
        "@Count(\"" + template + "\"): " + method.description() + " " + what);
  }
}
