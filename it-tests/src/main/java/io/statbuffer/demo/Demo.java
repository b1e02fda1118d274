package io.statbuffer.demo;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * Runs the shop under a bounded load, shows the counts as they arrive in the database, and compares
 * them with what the clients did. Ends with 0 if all of them agree, else with 1.
 *
 * <pre>{@code
 * java … io.statbuffer.demo.Demo statbuffer-agent.jar directory
 * }</pre>
 */
public final class Demo {
  private static final int CLIENTS = 4;
  private static final int REQUESTS_EACH = 5_000;
  private static final Duration TIME = Duration.ofSeconds(10);
  private static final Duration SECOND = Duration.ofSeconds(1);

  /** Commons Codec knows nothing of it. */
  private static final String RULE =
      "count.org.apache.commons.codec.digest.DigestUtils.sha256Hex = passwords.hashed";

  private final PrintStream out = System.out;
  private final Path agent;
  private final Path configuration;
  private final Path database;

  private Demo(Path agent, Path directory) {
    this.agent = agent;
    this.configuration = directory.resolve("statbuffer.properties");
    this.database = directory.resolve("counts");
  }

  /** Takes the agent's jar and the directory for the counts, of which older ones are deleted. */
  public static void main(String[] args) throws Exception {
    boolean same = new Demo(Path.of(args[0]), Path.of(args[1])).run();
    System.exit(same ? 0 : 1);
  }

  private boolean run() throws Exception {
    String url = "jdbc:h2:" + database.toAbsolutePath() + ";AUTO_SERVER=TRUE";
    prepare(url);
    out.println("A small web shop counts what happens in it, durably:");
    out.println("  started as    java -javaagent:" + agent + "=" + configuration + " ... Shop");
    out.println("  counts into   " + database + ".mv.db, each second");
    out.println("  by a rule     " + RULE);
    out.println();

    Report report = new Report(out);
    try (Counts counts = new Counts(url);
        ShopProcess shop = new ShopProcess(agent, configuration);
        Clients clients = new Clients(shop.address(), CLIENTS, REQUESTS_EACH, TIME)) {
      for (int second = 1; !clients.await(SECOND); second++) {
        report.progress(second, clients.requests(), counts.read());
      }
      shop.stop();
      boolean same = report.compare(counts.read(), clients.tally());
      out.println("See them again: java -jar " + agent + " show " + configuration);
      return same;
    }
  }

  private void prepare(String url) throws IOException {
    Files.createDirectories(database.toAbsolutePath().getParent());
    Files.deleteIfExists(Path.of(database + ".mv.db"));
    Files.deleteIfExists(Path.of(database + ".trace.db"));
    Files.write(configuration, List.of("jdbc.url = " + url, "interval = 1s", RULE));
  }
}
