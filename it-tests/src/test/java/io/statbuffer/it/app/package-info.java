/** The sample application, which is compiled with the processor and runs with or without agent. */
@NullMarked
package io.statbuffer.it.app;

import org.jspecify.annotations.NullMarked;
