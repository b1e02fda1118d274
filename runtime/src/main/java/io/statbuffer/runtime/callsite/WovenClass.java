package io.statbuffer.runtime.callsite;

import java.util.Set;

/** Which methods of one class count by themselves, for generated code to stand back. */
public final class WovenClass {
  private volatile Set<String> methods;

  WovenClass(Set<String> methods) {
    this.methods = methods;
  }

  /**
   * Whether the agent has woven all {@code @Count} annotations of the method; it may do so at any
   * time, by an attach.
   *
   * @param method its name and the erased types of its parameters: {@code place(com.acme.Order)}
   */
  public boolean counts(String method) {
    Set<String> woven = methods;
    return !woven.isEmpty() && woven.contains(method);
  }

  void becomeWoven(Set<String> wovenMethods) {
    methods = wovenMethods;
  }
}
