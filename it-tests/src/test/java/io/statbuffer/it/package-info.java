/**
 * All modules together, as their users have them: forked JVMs with the agent's real jar, compiled
 * applications, real databases.
 */
@NullMarked
package io.statbuffer.it;

import org.jspecify.annotations.NullMarked;
