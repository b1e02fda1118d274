/**
 * The commands of {@code java -jar statbuffer-agent.jar}. {@link io.statbuffer.agent.cli.Main} is
 * the entry point.
 */
@NullMarked
package io.statbuffer.agent.cli;

import org.jspecify.annotations.NullMarked;
