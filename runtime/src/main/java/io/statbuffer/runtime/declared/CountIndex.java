package io.statbuffer.runtime.declared;

/**
 * The index that the annotation processor leaves in {@code META-INF/statbuffer/}: one file for each
 * type with {@code @Count} methods, named like its class, with one line for each method: what
 * counts it, a space, and the method: {@code agent com.acme.Shop.audit(java.lang.String)}.
 */
public final class CountIndex {
  /** Where the files are. */
  public static final String DIRECTORY = "META-INF/statbuffer/";

  /** Only the agent counts the method: it can't be overridden. */
  public static final String AGENT = "agent";

  /** The agent counts the method, and so does the generated class. */
  public static final String GENERATED = "generated";

  private CountIndex() {}

  /** One line of the index, without its end. */
  public static String line(String countedBy, String method) {
    return countedBy + " " + method;
  }
}
