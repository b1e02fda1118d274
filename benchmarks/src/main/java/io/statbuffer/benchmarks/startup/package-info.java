/** What an agent costs at the start. */
@NullMarked
package io.statbuffer.benchmarks.startup;

import org.jspecify.annotations.NullMarked;
