package io.statbuffer.runtime.jdbi;

import io.statbuffer.runtime.Delta;

/** A delta that can never be written, and why. Told to the batch once the rest is committed. */
record SetAside<K>(Delta<K> delta, String reason) {}
