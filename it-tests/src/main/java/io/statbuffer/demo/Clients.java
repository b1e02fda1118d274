package io.statbuffer.demo;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/**
 * Clients that shop for a while, evenly over the time if the machine keeps up, and keep their own
 * tally of what the shop answered. They know nothing of the counters.
 */
final class Clients implements AutoCloseable {
  private final URI shop;
  private final int requestsEach;
  private final long pauseNanos;
  private final HttpClient http = HttpClient.newHttpClient();
  private final ExecutorService threads;
  private final CountDownLatch shopping;
  private final List<Future<?>> clients = new ArrayList<>();
  private final TreeMap<String, Long> tally = new TreeMap<>();

  /** Sends so many clients to the shop. */
  Clients(URI shop, int number, int requestsEach, Duration time) {
    this.shop = shop;
    this.requestsEach = requestsEach;
    this.pauseNanos = time.toNanos() / requestsEach;
    this.shopping = new CountDownLatch(number);
    this.threads = Executors.newFixedThreadPool(number);
    for (int seed = 0; seed < number; seed++) {
      Random random = new Random(seed);
      clients.add(threads.submit(() -> shop(random)));
    }
  }

  /** Waits for that time at most; whether all clients have left the shop. */
  boolean await(Duration atMost) throws InterruptedException {
    return shopping.await(atMost.toMillis(), TimeUnit.MILLISECONDS);
  }

  /** How many requests were answered so far. */
  synchronized long requests() {
    return tally.getOrDefault(Visit.REQUESTS, 0L);
  }

  /** What the clients did, by the key that has to count it; to be asked when they have left. */
  synchronized SortedMap<String, Long> tally() throws ExecutionException, InterruptedException {
    for (Future<?> client : clients) {
      client.get();
    }
    return new TreeMap<>(tally);
  }

  private Object shop(Random random) throws IOException, InterruptedException {
    try {
      long start = System.nanoTime();
      for (int i = 0; i < requestsEach; i++) {
        TimeUnit.NANOSECONDS.sleep(start + pauseNanos * i - System.nanoTime());
        go(Visit.any(random));
      }
      return requestsEach;
    } finally {
      shopping.countDown();
    }
  }

  private void go(Visit visit) throws IOException, InterruptedException {
    HttpRequest request = HttpRequest.newBuilder(shop.resolve(visit.path())).build();
    HttpResponse<String> answer = http.send(request, BodyHandlers.ofString());
    if (answer.statusCode() != visit.status()) {
      throw new IOException(
          visit.path() + " was answered with " + answer.statusCode() + ": " + answer.body());
    }
    synchronized (this) {
      tally.merge(Visit.REQUESTS, 1L, Long::sum);
      visit.counts().forEach((key, count) -> tally.merge(key, count, Long::sum));
    }
  }

  @Override
  public void close() {
    threads.shutdownNow();
  }
}
