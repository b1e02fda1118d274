package io.statbuffer.runtime.declared;

/**
 * A line of the {@link CountIndex}: a method with {@code @Count}.
 *
 * @param type the binary name of its class, {@code com.acme.Shop}
 * @param signature its name and the erased types of its parameters, {@code audit(java.lang.String)}
 * @param generated whether a generated class counts it, too, and not only the agent
 */
public record IndexedMethod(String type, String signature, boolean generated) {
  @Override
  public String toString() {
    return type + "." + signature;
  }
}
