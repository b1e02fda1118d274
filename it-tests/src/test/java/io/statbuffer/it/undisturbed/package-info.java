/** Whatever befalls the agent, the application beside it starts, runs and ends as without it. */
@NullMarked
package io.statbuffer.it.undisturbed;

import org.jspecify.annotations.NullMarked;
