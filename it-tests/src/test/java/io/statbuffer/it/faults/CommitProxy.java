package io.statbuffer.it.faults;

import java.io.Closeable;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Stands between a client and a database on this machine, and cuts the line around a COMMIT, or
 * another statement.
 */
final class CommitProxy implements Closeable {
  /** The statement, which all drivers send as text; and not an isolation level. */
  private static final Pattern COMMIT = Pattern.compile("COMMIT(?!TED)");

  /** What becomes of the next COMMIT, once. */
  enum Cut {
    /** The first half of what is sent with it arrives. */
    HALF,
    /** It never arrives. */
    BEFORE,
    /** It arrives; nobody waits for the reply. */
    AFTER,
    /** It is carried out; the reply is lost. */
    REPLY,
    /** The client is cut off, and the server knows nothing until the COMMIT's fate is said. */
    LATE,
    /** As before, but the client's end stays open, and silent. */
    HANG
  }

  /**
   * A cut that is to come.
   *
   * @param at the statement
   * @param arrives whether a COMMIT that is held back arrives in the end, once that is said
   */
  record Plan(Pattern at, Cut cut, CompletableFuture<Boolean> arrives) {}

  private final ServerSocket listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
  private final int serverPort;
  private final AtomicReference<@Nullable Plan> next = new AtomicReference<>();
  private Plan last = new Plan(COMMIT, Cut.BEFORE, new CompletableFuture<>());

  CommitProxy(int serverPort) throws IOException {
    this.serverPort = serverPort;
    start("accept", this::accept);
  }

  int port() {
    return listener.getLocalPort();
  }

  void cutNextCommit(Cut cut) {
    cutNext(COMMIT, cut);
  }

  void cutNext(Pattern statement, Cut cut) {
    last = new Plan(statement, cut, new CompletableFuture<>());
    next.set(last);
  }

  /** Whether the statement came that was to be cut. */
  boolean hasCut() {
    return next.get() == null;
  }

  /** The COMMIT that is held back arrives after all, and then the line ends. */
  void deliver() {
    last.arrives().complete(true);
  }

  /** The server sees the line end, and never a COMMIT. */
  void drop() {
    last.arrives().complete(false);
  }

  private void accept() throws IOException {
    while (true) {
      Socket client = listener.accept();
      Socket server = new Socket(InetAddress.getLoopbackAddress(), serverPort);
      Line line = new Line(client, server, next);
      start("up", line::up);
      start("down", line::down);
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
              }
            },
            "commit-proxy-" + name);
    thread.setDaemon(true);
    thread.start();
  }

  @Override
  public void close() throws IOException {
    drop();
    listener.close();
  }

  private interface Work {
    void run() throws IOException;
  }
}
