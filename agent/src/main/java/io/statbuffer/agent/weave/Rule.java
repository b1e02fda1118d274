package io.statbuffer.agent.weave;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A counted method that is named in configuration instead of by an annotation.
 *
 * <pre>{@code
 * new Rule("com.acme.Checkout", "place", null, "orders.placed")
 * new Rule("com.acme.Checkout", "<init>", "com.acme.Cart,int", "checkouts.{0}")
 * }</pre>
 *
 * <p>It counts on entry, or on return if its key has a {@code {return}}. Only methods that the
 * class itself declares are meant, not inherited ones.
 *
 * @param className the class, {@code com.acme.Shop$Order} or {@code com.acme.Shop.Order} if nested
 * @param methodName the method, {@code <init>} for constructors
 * @param parameterTypes the types of one overload, with or without packages, separated by commas;
 *     null for all of them
 * @param key the key or key template
 */
public record Rule(
    String className, String methodName, @Nullable String parameterTypes, String key) {
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

  /** The rule as its author would recognise it: {@code com.acme.Checkout.place(int)}. */
  public String target() {
    String target = className + '.' + methodName;
    return parameterTypes == null ? target : target + '(' + parameterTypes + ')';
  }
}
