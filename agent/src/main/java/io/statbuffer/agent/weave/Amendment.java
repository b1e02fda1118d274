package io.statbuffer.agent.weave;

import org.jspecify.annotations.Nullable;

/**
 * What a class must have woven for the sake of one below it: that a method which an override calls
 * by {@code super} doesn't count again, or that it counts for an interface which its class doesn't
 * know.
 *
 * @param type the internal name of the class to be woven
 * @param signature name and descriptor of its method
 * @param adopted the declaration by which it counts, too, for objects of the declaring type only;
 *     null if only what it counts anyway is meant
 */
public record Amendment(String type, String signature, @Nullable Declaration adopted) {}
