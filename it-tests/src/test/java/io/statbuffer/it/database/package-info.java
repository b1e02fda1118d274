/** The databases that forked applications count into, as the tests read them. */
@NullMarked
package io.statbuffer.it.database;

import org.jspecify.annotations.NullMarked;
