package io.statbuffer.agent.weave;

import io.statbuffer.runtime.declared.Moment;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Counted methods that are named in configuration instead of by an annotation.
 *
 * <pre>{@code
 * new Rule("com.acme.Checkout", "place", null, "orders.placed")
 * new Rule("com.acme.Checkout", "<init>", "com.acme.Cart,int", "checkouts.{0}")
 * new Rule("com.acme.*Repository", "save*", null, "saved", Moment.RETURN, null, "repositories")
 * }</pre>
 *
 * <p>It means methods that a class itself declares, and those that override or implement them, as
 * an annotation there would. A {@code *} stands for any characters, dots among them; one in the
 * method's name never means constructors.
 *
 * @param className the class, {@code com.acme.Shop$Order} or {@code com.acme.Shop.Order} if nested
 * @param methodName the method, {@code <init>} for constructors
 * @param parameterTypes the types of one overload, with or without packages, separated by commas;
 *     null for all of them
 * @param key the key or key template
 * @param on the moment; null for the return if something of it is used, else for the entry
 * @param by the parameter that is the amount, by name or index, or {@code return}; null for 1
 * @param buffer the buffer's name; null for the one that holds for the class
 */
public record Rule(
    String className,
    String methodName,
    @Nullable String parameterTypes,
    String key,
    @Nullable Moment on,
    @Nullable String by,
    @Nullable String buffer) {

  /** A rule that counts ones, at the moment and into the buffer that follow from key and class. */
  public Rule(String className, String methodName, @Nullable String parameterTypes, String key) {
    this(className, methodName, parameterTypes, key, null, null, null);
  }

  /** Whether its class's name has a {@code *}. */
  public boolean hasPattern() {
    return className.indexOf('*') >= 0;
  }

  /** The classes its name can mean, as each dot may also divide nested ones. */
  public List<String> internalNames() {
    List<String> names = new ArrayList<>();
    StringBuilder name = new StringBuilder(className.replace('.', '/'));
    names.add(name.toString());
    for (int i = name.lastIndexOf("/"); i > 0; i = name.lastIndexOf("/")) {
      name.setCharAt(i, '$');
      names.add(name.toString());
    }
    return names;
  }

  boolean matches(MethodFacts method) {
    boolean named =
        methodName.indexOf('*') < 0
            ? methodName.equals(method.name)
            : !method.name.startsWith("<") && new Wildcard(methodName).matches(method.name);
    return named
        && (parameterTypes == null || MethodNames.matches(parameterTypes, method.arguments));
  }

  /** The rule as its author would recognise it: {@code com.acme.Checkout.place(int)}. */
  public String target() {
    String target = className + '.' + methodName;
    return parameterTypes == null ? target : target + '(' + parameterTypes + ')';
  }
}
