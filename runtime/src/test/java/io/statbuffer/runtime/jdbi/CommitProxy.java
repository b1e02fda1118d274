package io.statbuffer.runtime.jdbi;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;

/** Stands between a client and PostgreSQL on this machine, and cuts the line around a COMMIT. */
final class CommitProxy implements Closeable {
  /** What becomes of the next COMMIT, once. */
  enum Cut {
    /** It never arrives. */
    BEFORE,
    /** It arrives; nobody waits for the reply. */
    AFTER,
    /** It is carried out; the reply is lost. */
    REPLY,
    /** The client is cut off; it arrives when {@link #releaseLateCommit} is called. */
    LATE,
    /** The client is cut off; the server knows when {@link #releaseLateCommit} is called. */
    LATE_ROLLBACK
  }

  private final ServerSocket listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
  private final int serverPort;
  private final AtomicReference<Cut> next = new AtomicReference<>();
  private volatile CountDownLatch late = new CountDownLatch(0);

  CommitProxy(int serverPort) throws IOException {
    this.serverPort = serverPort;
    start("accept", this::accept);
  }

  int port() {
    return listener.getLocalPort();
  }

  void cutNextCommit(Cut cut) {
    late = new CountDownLatch(1);
    next.set(cut);
  }

  void releaseLateCommit() {
    late.countDown();
  }

  private void accept() throws IOException {
    while (true) {
      Socket client = listener.accept();
      Socket server = new Socket(InetAddress.getLoopbackAddress(), serverPort);
      AtomicReference<Cut> cut = new AtomicReference<>();
      start("up", () -> up(client, server, cut));
      start("down", () -> down(client, server, cut));
    }
  }

  private void up(Socket client, Socket server, AtomicReference<Cut> cut)
      throws IOException, InterruptedException {
    byte[] buffer = new byte[1 << 16];
    try (server) {
      InputStream in = client.getInputStream();
      OutputStream out = server.getOutputStream();
      for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
        if (new String(buffer, 0, n, StandardCharsets.ISO_8859_1).contains("COMMIT")) {
          cut.set(next.getAndSet(null));
        }
        if (cut.get() == null) {
          out.write(buffer, 0, n);
          continue;
        }
        switch (cut.get()) {
          case BEFORE -> client.close();
          case AFTER -> {
            out.write(buffer, 0, n);
            client.close();
          }
          case REPLY -> out.write(buffer, 0, n); // and down cuts
          case LATE, LATE_ROLLBACK -> {
            client.close();
            late.await();
            if (cut.get() == Cut.LATE) {
              out.write(buffer, 0, n);
            }
          }
        }
        if (cut.get() != Cut.REPLY) {
          return;
        }
      }
    }
  }

  private static void down(Socket client, Socket server, AtomicReference<Cut> cut)
      throws IOException {
    byte[] buffer = new byte[1 << 16];
    try (client) {
      InputStream in = server.getInputStream();
      OutputStream out = client.getOutputStream();
      for (int n = in.read(buffer); n >= 0 && cut.get() == null; n = in.read(buffer)) {
        out.write(buffer, 0, n);
      }
    }
  }

  private static void start(String name, Work work) {
    Thread thread =
        new Thread(
            () -> {
              try {
                work.run();
              } catch (SocketException closed) {
                // One end is gone, which is how every line through here ends.
              } catch (IOException e) {
                throw new IllegalStateException(e);
              } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
              }
            },
            "commit-proxy-" + name);
    thread.setDaemon(true);
    thread.start();
  }

  @Override
  public void close() throws IOException {
    late.countDown();
    listener.close();
  }

  private interface Work {
    void run() throws IOException, InterruptedException;
  }
}
