/**
 * What counting costs, measured against what it can't cost less than; and {@link
 * io.statbuffer.benchmarks.StressRun}, which runs the stress tests of the core.
 */
@NullMarked
package io.statbuffer.benchmarks;

import org.jspecify.annotations.NullMarked;
