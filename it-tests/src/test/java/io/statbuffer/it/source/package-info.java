/** Applications that are compiled and packed while a test runs. */
@NullMarked
package io.statbuffer.it.source;

import org.jspecify.annotations.NullMarked;
