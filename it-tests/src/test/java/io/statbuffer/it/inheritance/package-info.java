/** What rules and inherited declarations count, in an application that is compiled for it. */
@NullMarked
package io.statbuffer.it.inheritance;

import org.jspecify.annotations.NullMarked;
