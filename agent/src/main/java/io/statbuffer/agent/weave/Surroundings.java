package io.statbuffer.agent.weave;

/**
 * What is around a class that is woven.
 *
 * @param files where the classes around it, its package's annotations and its supertypes are found
 * @param types what is known of its supertypes already, to be added to
 * @param amendments what classes below others need woven there
 */
public record Surroundings(ClassFileSource files, KnownTypes types, Amendments amendments) {
  /** With nothing known yet. */
  public static Surroundings of(ClassFileSource files) {
    return new Surroundings(files, new KnownTypes(), new Amendments());
  }
}
