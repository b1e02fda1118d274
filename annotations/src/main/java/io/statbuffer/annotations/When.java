package io.statbuffer.annotations;

/** The moment of a call at which {@link Count} counts. */
public enum When {
  /** On entry, before the method's first instruction. */
  CALL,
  /** When the method returns normally. */
  RETURN,
  /**
   * When the method ends with an exception, which goes on unchanged. Of a constructor, what comes
   * out of its call of {@code super(…)} or {@code this(…)} isn't counted: nothing can be woven
   * around it.
   */
  THROW
}
