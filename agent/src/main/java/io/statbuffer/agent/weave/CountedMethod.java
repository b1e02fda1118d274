package io.statbuffer.agent.weave;

import io.statbuffer.runtime.declared.Moment;
import org.jspecify.annotations.Nullable;

/**
 * One count that was woven into a method.
 *
 * @param method the method: {@code com.acme.Shop.place(com.acme.Order)}
 * @param key its key or key template, as written
 * @param moment when it counts
 * @param amount by how much: {@code 1}, the argument <code>&#123;0&#125;</code>, or {@code return}
 * @param buffer the name of the buffer it counts into
 * @param inheritedFrom the type whose method it overrides and which says so; null if the method
 *     itself is annotated, or named by a rule
 * @param byRule whether a rule says so, not an annotation
 */
public record CountedMethod(
    String method,
    String key,
    Moment moment,
    String amount,
    String buffer,
    @Nullable String inheritedFrom,
    boolean byRule) {}
