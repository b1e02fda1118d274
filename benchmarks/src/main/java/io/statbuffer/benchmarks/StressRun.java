package io.statbuffer.benchmarks;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.openjdk.jcstress.JCStress;
import org.openjdk.jcstress.Options;
import org.openjdk.jcstress.infra.Status;
import org.openjdk.jcstress.infra.collectors.DiskReadCollector;
import org.openjdk.jcstress.infra.collectors.InProcessCollector;
import org.openjdk.jcstress.infra.collectors.TestResult;

/**
 * Runs the stress tests, for longer with {@code -Dendurance=true}, and fails if one saw what it
 * forbids, and also if one saw nothing at all, as jcstress itself passes tests for which the
 * machine has too few processors.
 *
 * <pre>java -cp ... io.statbuffer.benchmarks.StressRun -t FlushStress -strideSize 8 -m default
 * </pre>
 */
public final class StressRun {
  /**
   * Small strides, since a race is worth more than a state, which may be a started buffer; and no
   * processors bound nor heap touched ahead, which would take longer than the tests.
   */
  private static final String ALWAYS =
      "-v -t io.statbuffer -sc false -f 1 -fsm 1 -strideSize 8 -strideCount 16 -af NONE"
          + " -pth false";

  /** For half a minute: one kind of JVM and not jcstress's choice of eight. */
  private static final List<String> SHORT =
      options("-iters 1 -time 50", "-jvmArgs", "-XX:+UseSerialGC -XX:TieredStopAtLevel=1");

  /** For some minutes, by the other compiler. */
  private static final List<String> LONG =
      options("-iters 5 -time 300", "-jvmArgs", "-XX:+UseSerialGC -XX:-TieredCompilation");

  private StressRun() {}

  private static List<String> options(String words, String... more) {
    return Stream.of((ALWAYS + " " + words).split(" "), more).flatMap(Stream::of).toList();
  }

  /** Takes options of jcstress, instead of those of a short or, if told so, a long run. */
  public static void main(String[] arguments) throws Exception {
    List<String> own = Boolean.getBoolean("endurance") ? LONG : SHORT;
    Options options = new Options(arguments.length == 0 ? own.toArray(String[]::new) : arguments);
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
    if (Files.exists(Path.of(options.getResultFile()))) { // else there were no runs at all
      DiskReadCollector disk = new DiskReadCollector(options.getResultFile(), results);
      disk.dump();
      disk.close();
    }
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
