/**
 * The annotation processor: writes {@code XxxBuffer} for a type {@code Xxx} with {@code @Count}
 * methods, for those who don't run the agent, and says at compile time what is wrong with an
 * annotation. {@link io.statbuffer.processor.CountProcessor} is the entry point.
 *
 * <pre>
 *   element  →  TypeReader  →  CountedType  →  BufferWriter  →  XxxBuffer.java
 *               (what it declares)            IndexWriter   →  META-INF/statbuffer/Xxx
 *                    ↓
 *               Diagnostics  →  the compiler's errors and warnings
 * </pre>
 */
@NullMarked
package io.statbuffer.processor;

import org.jspecify.annotations.NullMarked;
