package io.statbuffer.runtime.jdbi;

import java.util.function.Function;

/** A key column, or a parameter of the user's own SQL, and how its value is read from a key. */
record KeyColumn<K>(String name, Function<? super K, ?> value) {}
