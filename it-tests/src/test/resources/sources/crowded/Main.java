package crowded;

import io.statbuffer.annotations.Count;
import java.sql.DriverManager;
import org.jdbi.v3.core.Jdbi;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Brings an H2, a JDBI and an SLF4J of its own, older than the agent's. */
public final class Main {
  private static final Logger LOG = LoggerFactory.getLogger("crowded");

  public static void main(String[] args) throws Exception {
    Jdbi jdbi = Jdbi.create("jdbc:h2:mem:crowded");
    String h2 =
        jdbi.withHandle(
            handle -> {
              handle.execute("CREATE TABLE visits (n INT)");
              return handle.createQuery("SELECT H2VERSION()").mapTo(String.class).one();
            });
    visit();
    System.out.println("H2 " + h2);
    System.out.println("JDBI from " + jar(Jdbi.class));
    System.out.println("SLF4J from " + jar(LoggerFactory.class));
    System.out.println("drivers " + DriverManager.drivers().map(d -> d.getClass().getName()).toList());
    LOG.warn("logged by {}", LOG.getClass().getName());
  }

  @Count("visits")
  private static void visit() {}

  private static String jar(Class<?> type) {
    String path = type.getProtectionDomain().getCodeSource().getLocation().getPath();
    return path.substring(path.lastIndexOf('/') + 1);
  }
}
