/**
 * What woven and generated code calls, at link time and at run time. Public so that application
 * classes can reach it, but no API: it changes together with the weaver and the processor.
 */
@NullMarked
package io.statbuffer.runtime.callsite;

import org.jspecify.annotations.NullMarked;
