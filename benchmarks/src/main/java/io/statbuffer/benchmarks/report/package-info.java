/** Results, goals and the page that shows both. */
@NullMarked
package io.statbuffer.benchmarks.report;

import org.jspecify.annotations.NullMarked;
