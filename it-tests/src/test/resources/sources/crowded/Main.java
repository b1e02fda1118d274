package crowded;

import io.statbuffer.annotations.Count;
import java.util.Scanner;
import net.bytebuddy.ByteBuddy;
import net.bytebuddy.implementation.FixedValue;
import net.bytebuddy.matcher.ElementMatchers;
import org.jdbi.v3.core.Jdbi;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings an H2, a JDBI, an SLF4J and a Byte Buddy of its own, older than the agent's, uses them, and
 * prints what it sees around it, before its first count and, when it is told so, after a flush.
 */
public final class Main {
  private static final Logger LOG = LoggerFactory.getLogger("crowded");

  public static void main(String[] args) throws Exception {
    Surroundings.print();
    useLibraries();
    visit();
    System.out.println("visited");
    new Scanner(System.in).nextLine();
    Surroundings.print();
    useLibraries();
  }

  @Count("visits")
  private static void visit() {}

  private static void useLibraries() throws Exception {
    Jdbi jdbi = Jdbi.create("jdbc:h2:mem:crowded");
    String h2 =
        jdbi.withHandle(
            handle -> {
              handle.execute("CREATE TABLE visits (n INT)");
              return handle.createQuery("SELECT H2VERSION()").mapTo(String.class).one();
            });
    System.out.println("H2 " + h2);
    System.out.println("JDBI from " + jar(Jdbi.class));
    System.out.println("SLF4J from " + jar(LoggerFactory.class));
    System.out.println("Byte Buddy from " + jar(ByteBuddy.class) + " makes " + made());
    LOG.warn("logged by {}", LOG.getClass().getName());
  }

  private static Object made() throws ReflectiveOperationException {
    return new ByteBuddy()
        .subclass(Object.class)
        .method(ElementMatchers.named("toString"))
        .intercept(FixedValue.value("a class"))
        .make()
        .load(Main.class.getClassLoader())
        .getLoaded()
        .getConstructor()
        .newInstance();
  }

  private static String jar(Class<?> type) {
    String path = type.getProtectionDomain().getCodeSource().getLocation().getPath();
    return path.substring(path.lastIndexOf('/') + 1);
  }
}
