package storm;

import io.statbuffer.annotations.Count;

/** Exits while all threads count; a hook of its own stops them. */
public final class Woven {
  public static void main(String[] args) throws Exception {
    Storm storm = new Storm(Woven::hit);
    Runtime.getRuntime().addShutdownHook(new Thread(storm::stop));
    storm.awaitBegin();
    System.exit(0);
  }

  @Count("hits.{key}")
  private static void hit(String key) {}
}
