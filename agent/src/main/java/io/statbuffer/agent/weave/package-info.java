/**
 * Weaves counting into class files. {@link io.statbuffer.agent.weave.Weaver} is the entry point; it
 * works on bytes alone, so that an agent, an attach and a build can use it alike.
 *
 * <pre>
 *   class file → ClassFacts (first pass) → MethodPlans (the rules of @Count) → class file (second pass)
 * </pre>
 *
 * <p>No field, method or interface is added to a class, so that loaded ones can be rewoven.
 */
@NullMarked
package io.statbuffer.agent.weave;

import org.jspecify.annotations.NullMarked;
