/**
 * The agent: counts the annotated and configured methods of a running application, without any
 * change to it. {@link io.statbuffer.agent.Agent} is what the JVM calls.
 *
 * <pre>
 *   Agent  →  AgentSettings  →  CountTransformer  (weaves what is loaded)
 *                            →  BufferStarter     (flushes what is counted)
 * </pre>
 */
@NullMarked
package io.statbuffer.agent;

import org.jspecify.annotations.NullMarked;
