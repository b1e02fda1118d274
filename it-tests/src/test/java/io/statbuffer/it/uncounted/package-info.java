/** What is annotated and not counted is said. */
@NullMarked
package io.statbuffer.it.uncounted;

import org.jspecify.annotations.NullMarked;
