/** Annotated classes that were written in other languages than Java. */
@NullMarked
package io.statbuffer.it.languages;

import org.jspecify.annotations.NullMarked;
