/**
 * Buffers as seen by JMX. Nobody needs to call anything here: {@link
 * io.statbuffer.runtime.management.StatBufferMXBean} says what JConsole and others find.
 *
 * <p>Needs the module {@code java.management}; the core finds this package by its name and does
 * without it where that module is absent.
 */
@NullMarked
package io.statbuffer.runtime.management;

import org.jspecify.annotations.NullMarked;
