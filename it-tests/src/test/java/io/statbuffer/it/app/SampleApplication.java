package io.statbuffer.it.app;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CountDownLatch;

/**
 * Lives so many days on two threads for each number that it reads, prints {@code lived}, and ends
 * with its input. Its first argument says who counts: {@code plain}, only those who weave it;
 * {@code generated}, the generated classes. If a database's URL, user and password follow, it
 * starts its buffers itself, else somebody else has to.
 */
public final class SampleApplication {
  /** What it prints when the days are over. */
  public static final String LIVED = "lived";

  private static final int THREADS = 2;

  private SampleApplication() {}

  /** How many days it lives for that number. */
  public static long days(int number) {
    return (long) THREADS * number;
  }

  /** Runs it. */
  public static void main(String[] args) throws IOException, InterruptedException {
    Day day =
        switch (args[0]) {
          case "plain" -> new Day(new Catalogue("plain"), new CatalogueEventsBuffer());
          case "generated" ->
              new Day(new CatalogueBuffer("generated"), new CatalogueEventsBuffer());
          default -> throw new IllegalArgumentException("neither plain nor generated: " + args[0]);
        };
    if (args.length > 1) {
      Buffers.start(args[1], args[2], args[3]);
    }
    BufferedReader input =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    for (String line = input.readLine(); line != null; line = input.readLine()) {
      live(day, Integer.parseInt(line));
      System.out.println(LIVED);
    }
  }

  private static void live(Day day, int number) throws InterruptedException {
    CountDownLatch done = new CountDownLatch(THREADS);
    for (int t = 0; t < THREADS; t++) {
      new Thread(
              () -> {
                for (int i = 0; i < number; i++) {
                  day.live();
                }
                done.countDown();
              })
          .start();
    }
    done.await();
  }
}
