/**
 * Between the JVM and the weaver: which classes are woven, and what is said of those that can't be.
 *
 * <pre>
 *   the JVM loads a class  →  CountTransformer  →  Weaver
 *   the agent is attached  →  LoadedClasses     →  the JVM transforms them again
 * </pre>
 */
@NullMarked
package io.statbuffer.agent.transform;

import org.jspecify.annotations.NullMarked;
