/**
 * How the agent speaks: one line at a time, to standard error, without passwords. It never prints
 * to standard output, which belongs to the application, and never touches a logging framework.
 */
@NullMarked
package io.statbuffer.agent.message;

import org.jspecify.annotations.NullMarked;
