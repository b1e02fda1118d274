package io.statbuffer.agent.weave;

import io.statbuffer.runtime.declared.BufferDeclaration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What one annotated method, or one rule that names it, wants counted: there, and in the methods
 * that override it.
 *
 * @param type the internal name of the type that declares the method
 * @param names the names of its parameters, as far as they are known there
 * @param counts its counts, as written
 * @param amount by how much
 * @param rule the rule, or null for an annotation
 * @param bodiless whether it stands in an interface, on a method without a body
 */
record Declaration(
    String type,
    List<@Nullable String> names,
    List<AsWritten> counts,
    AmountAsWritten amount,
    BufferDeclaration buffer,
    @Nullable Rule rule,
    boolean bodiless) {
  boolean annotated() {
    return rule == null;
  }
}
