package io.statbuffer.benchmarks;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.PrintStream;
import java.util.Set;
import java.util.TreeSet;
import org.openjdk.jcstress.JCStress;
import org.openjdk.jcstress.Options;
import org.openjdk.jcstress.infra.Status;
import org.openjdk.jcstress.infra.collectors.DiskReadCollector;
import org.openjdk.jcstress.infra.collectors.InProcessCollector;
import org.openjdk.jcstress.infra.collectors.TestResult;

/**
 * Runs the stress tests for a short time and fails if one saw what it forbids, and also if one saw
 * nothing at all, as jcstress itself passes tests for which the machine has too few processors.
 *
 * <pre>java -cp benchmarks/target/benchmarks.jar io.statbuffer.benchmarks.StressRun -time 1000
 * </pre>
 */
public final class StressRun {
  /** One kind of JVM and not jcstress's choice of eight, to end within seconds. */
  private static final String[] SHORT = {
    "-t",
    "io.statbuffer",
    "-sc",
    "false",
    "-f",
    "1",
    "-fsm",
    "1",
    "-iters",
    "1",
    "-time",
    "150",
    "-jvmArgs",
    "-XX:+UseSerialGC"
  };

  private StressRun() {}

  /** Takes options of jcstress, instead of those of a short run. */
  public static void main(String[] arguments) throws Exception {
    Options options = new Options(arguments.length == 0 ? SHORT : arguments);
    if (!options.parse()) {
      System.exit(1);
    }
    PrintStream console = System.out;
    try (PrintStream log = new PrintStream("stress.log", UTF_8)) {
      System.setOut(log); // hundreds of lines
      run(options);
    } finally {
      System.setOut(console);
    }
  }

  private static void run(Options options) throws Exception {
    JCStress stress = new JCStress(options);
    Set<String> silent = new TreeSet<>(stress.getTests());
    if (silent.isEmpty()) {
      throw new AssertionError("no stress tests found");
    }
    stress.run(); // throws if anything was forbidden
    InProcessCollector results = new InProcessCollector();
    DiskReadCollector disk = new DiskReadCollector(options.getResultFile(), results);
    disk.dump();
    disk.close();
    for (TestResult result : results.getTestResults()) {
      if (result.status() == Status.NORMAL && result.getTotalCount() > 0) {
        silent.remove(result.getName());
      }
    }
    if (!silent.isEmpty()) {
      throw new AssertionError("stress tests without a result: " + silent);
    }
    System.err.println(results.getTestResults().size() + " stress runs passed, see stress.log");
  }
}
