package io.statbuffer.demo;

/**
 * What the demo prints before it is built, so that nobody waits for silence: run from its source.
 */
final class Announcement {
  private Announcement() {}

  /** Prints it. */
  public static void main(String[] args) {
    System.out.println("Building StatBuffer for the demo: half a minute or so ...");
  }
}
