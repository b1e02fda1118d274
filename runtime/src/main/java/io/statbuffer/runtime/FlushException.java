package io.statbuffer.runtime;

/**
 * Says that a flush which somebody asked for didn't settle all counts. Nothing is lost: they are
 * kept and tried again. The cause is what the flush handler threw.
 */
public final class FlushException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  FlushException(String message, Throwable cause) {
    super(message, cause);
  }
}
