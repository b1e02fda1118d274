package io.statbuffer.it.faults;

import io.statbuffer.it.faults.CommitProxy.Cut;
import io.statbuffer.it.faults.CommitProxy.Plan;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** One connection through a {@link CommitProxy}. */
final class Line {
  private final Socket client;
  private final Socket server;
  private final AtomicReference<@Nullable Plan> next;
  private volatile @Nullable Plan cut;

  /**
   * @param next the cut to come, to be taken by the line that carries it out
   */
  Line(Socket client, Socket server, AtomicReference<@Nullable Plan> next) {
    this.client = client;
    this.server = server;
    this.next = next;
  }

  /** Carries what the client says until one of the ends closes. */
  void up() throws IOException {
    byte[] buffer = new byte[1 << 16];
    try (server;
        client) {
      InputStream in = client.getInputStream();
      OutputStream out = server.getOutputStream();
      for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
        Plan planned = next.get();
        if (planned != null
            && holds(buffer, n, planned.at())
            && next.compareAndSet(planned, null)) {
          cut = planned;
        }
        Plan plan = cut;
        if (plan == null) {
          out.write(buffer, 0, n);
        } else {
          carryOut(plan, buffer, n);
          return;
        }
      }
    }
  }

  private void carryOut(Plan plan, byte[] commit, int length) throws IOException {
    switch (plan.cut()) {
      case BEFORE -> client.close();
      case HALF -> {
        server.getOutputStream().write(commit, 0, length / 2);
        client.close();
      }
      case AFTER -> {
        server.getOutputStream().write(commit, 0, length);
        client.close();
      }
      case REPLY -> {
        server.getOutputStream().write(commit, 0, length);
        awaitEndOfClient(); // whom the other thread cuts off
      }
      case LATE -> {
        client.close();
        meetFate(plan, commit, length);
      }
      case HANG -> {
        meetFate(plan, commit, length);
        server.close();
        awaitEndOfClient();
      }
    }
  }

  private void meetFate(Plan plan, byte[] commit, int length) throws IOException {
    if (plan.arrives().join()) {
      server.getOutputStream().write(commit, 0, length);
    }
  }

  private void awaitEndOfClient() throws IOException {
    client.getInputStream().transferTo(OutputStream.nullOutputStream());
  }

  /** Carries what the server says until one of the ends closes, or the line is cut. */
  void down() throws IOException {
    byte[] buffer = new byte[1 << 16];
    try {
      InputStream in = server.getInputStream();
      OutputStream out = client.getOutputStream();
      for (int n = in.read(buffer); n >= 0 && cut == null; n = in.read(buffer)) {
        out.write(buffer, 0, n);
      }
    } finally {
      Plan plan = cut;
      if (plan == null || plan.cut() != Cut.HANG) {
        client.close();
      }
    }
  }

  private static boolean holds(byte[] buffer, int length, Pattern statement) {
    return statement.matcher(new String(buffer, 0, length, StandardCharsets.ISO_8859_1)).find();
  }
}
