/** What a count costs, beside the floor and the peers. */
@NullMarked
package io.statbuffer.benchmarks.counting;

import org.jspecify.annotations.NullMarked;
