/** The agent beside others that weave the same classes. */
@NullMarked
package io.statbuffer.it.company;

import org.jspecify.annotations.NullMarked;
