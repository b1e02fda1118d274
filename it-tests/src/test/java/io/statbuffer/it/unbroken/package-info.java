/** What weaving must not change: a library with all its methods counted, and its own tests. */
@NullMarked
package io.statbuffer.it.unbroken;

import org.jspecify.annotations.NullMarked;
