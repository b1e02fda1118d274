package io.statbuffer.runtime.declared;

/**
 * Says what is wrong with a {@code @Count}, and what would be right, in one sentence for its
 * author.
 */
public final class InvalidCountException extends IllegalArgumentException {
  private static final long serialVersionUID = 1L;

  /** Takes the sentence. */
  public InvalidCountException(String message) {
    super(message);
  }
}
