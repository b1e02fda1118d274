package io.statbuffer.runtime.callsite;

import java.util.Set;

/** Which methods of one class count by themselves, for generated code to stand back. */
public final class WovenClass {
  private volatile WovenMethods methods;

  WovenClass(WovenMethods methods) {
    this.methods = methods;
  }

  /**
   * Whether the agent has woven all {@code @Count} annotations of the method; it may do so at any
   * time, by an attach.
   *
   * @param method its name and the erased types of its parameters: {@code place(com.acme.Order)}
   */
  public boolean counts(String method) {
    Set<String> woven = methods.annotated();
    return !woven.isEmpty() && woven.contains(method);
  }

  /** Whether a woven method of the class overrides those of that name and descriptor. */
  boolean overrides(String signature) {
    return methods.overriding().contains(signature);
  }

  void becomeWoven(WovenMethods wovenMethods) {
    methods = wovenMethods;
  }
}
