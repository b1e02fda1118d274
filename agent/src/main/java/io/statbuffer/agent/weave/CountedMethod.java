package io.statbuffer.agent.weave;

import io.statbuffer.runtime.declared.Moment;

/**
 * One count that was woven into a method.
 *
 * @param method the method: {@code com.acme.Shop.place(com.acme.Order)}
 * @param key its key or key template, as written
 * @param moment when it counts
 * @param buffer the name of the buffer it counts into
 */
public record CountedMethod(String method, String key, Moment moment, String buffer) {}
