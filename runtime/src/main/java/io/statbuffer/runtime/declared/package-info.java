/**
 * The meaning of {@code @Count} and {@code @Buffered}, written once for the annotation processor,
 * which reads source, and the agent, which reads class files: key templates, amounts, moments,
 * their rules, and the sentences that say what is wrong and what would be right.
 *
 * <pre>
 *   annotation values + the method's shape  →  CountRules  →  CountPlan, or problems
 * </pre>
 */
@NullMarked
package io.statbuffer.runtime.declared;

import org.jspecify.annotations.NullMarked;
