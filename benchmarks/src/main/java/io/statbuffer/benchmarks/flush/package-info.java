/** What a flush costs, beside what one would write by hand. */
@NullMarked
package io.statbuffer.benchmarks.flush;

import org.jspecify.annotations.NullMarked;
