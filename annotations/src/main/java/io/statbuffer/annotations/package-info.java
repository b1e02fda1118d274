/**
 * Declarative counting. {@link io.statbuffer.annotations.Count} on a method says what to count; the
 * agent weaves it, or the annotation processor generates a class that does it.
 *
 * <p>This artifact has no dependency and does nothing by itself: code annotated here compiles and
 * runs without StatBuffer's runtime.
 */
package io.statbuffer.annotations;
