/** JVMs in processes of their own, started, watched and ended by tests. */
@NullMarked
package io.statbuffer.it.fork;

import org.jspecify.annotations.NullMarked;
