package io.statbuffer.it.database;

/**
 * A real server that means its commits, and to which everything happens that happens to servers.
 */
public interface KillableServer {
  /** Makes a database of that name. */
  CountsDatabase create(String name) throws Exception;

  /** The port on 127.0.0.1, the same for each process that serves it. */
  int port();

  /** Kills all of its processes, as a power cut does, and starts it again after the outage. */
  default void killAndDo(Outage outage) throws Exception {
    kill();
    try {
      outage.run();
    } finally {
      startAgain();
    }
  }

  /** Kills all of its processes, and returns when they are gone. */
  void kill() throws Exception;

  /** Starts a new process with the data of a killed one. */
  void startAgain() throws Exception;

  /** Ends it as an administrator does, sessions included, and starts a new process. */
  void restart() throws Exception;

  /** Ends all sessions of a database, in the middle of whatever they do. */
  void terminateSessions(String database) throws Exception;

  /** Ends the first session that is found in the middle of a commit, if one is found soon. */
  void terminateCommit() throws Exception;

  /** What happens while the server is down. */
  @FunctionalInterface
  interface Outage {
    /** Does it. */
    void run() throws Exception;
  }
}
