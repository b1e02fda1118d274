package io.statbuffer.agent.weave;

/**
 * Why something isn't counted.
 *
 * @param method the method {@code com.acme.Shop.place(com.acme.Order)}, or the class if it concerns
 *     all of it
 * @param message one sentence that says what is wrong, and mostly what would be right
 */
public record Problem(String method, String message) {
  @Override
  public String toString() {
    return method + ": " + message;
  }
}
