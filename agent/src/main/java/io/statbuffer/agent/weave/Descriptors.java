package io.statbuffer.agent.weave;

import static java.nio.charset.StandardCharsets.US_ASCII;

/** The annotations by descriptor: this module doesn't need their classes. */
final class Descriptors {
  static final String COUNT = "Lio/statbuffer/annotations/Count;";
  static final String COUNTS = "Lio/statbuffer/annotations/Counts;";
  static final String BY = "Lio/statbuffer/annotations/By;";
  static final String KEY = "Lio/statbuffer/annotations/Key;";
  static final String BUFFERED = "Lio/statbuffer/annotations/Buffered;";

  /** As it stands in a constant pool; one that holds {@code @Counts} holds it, too. */
  static final byte[] COUNT_BYTES = COUNT.getBytes(US_ASCII);

  private Descriptors() {}
}
