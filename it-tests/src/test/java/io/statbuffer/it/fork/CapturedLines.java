package io.statbuffer.it.fork;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;

/** Reads the lines of a process on a thread of its own. */
final class CapturedLines {
  private final List<String> lines = new CopyOnWriteArrayList<>();
  private final CompletableFuture<Void> end = new CompletableFuture<>();

  CapturedLines(BufferedReader reader) {
    Thread thread = new Thread(() -> read(reader), "captured-lines");
    thread.setDaemon(true);
    thread.start();
  }

  private void read(BufferedReader reader) {
    try (reader) {
      reader.lines().forEach(lines::add);
      end.complete(null);
    } catch (IOException | UncheckedIOException e) {
      end.completeExceptionally(e);
    }
  }

  /** What was printed up to now. */
  List<String> soFar() {
    return List.copyOf(lines);
  }

  /** What was printed, once the process has ended. */
  List<String> all() {
    end.join();
    return soFar();
  }

  @Override
  public String toString() {
    return String.join("\n", lines);
  }
}
