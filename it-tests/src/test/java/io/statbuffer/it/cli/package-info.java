/** The commands of the agent's jar, each in a process of its own. */
@NullMarked
package io.statbuffer.it.cli;

import org.jspecify.annotations.NullMarked;
