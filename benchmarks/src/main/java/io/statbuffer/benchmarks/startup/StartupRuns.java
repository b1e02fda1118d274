package io.statbuffer.benchmarks.startup;

import io.statbuffer.annotations.Count;
import io.statbuffer.benchmarks.report.Result;
import io.statbuffer.benchmarks.report.Results;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import net.bytebuddy.ByteBuddy;
import org.aspectj.weaver.loadtime.Agent;

/** What agents add to the start of an application, by turns, each start in a JVM of its own. */
public final class StartupRuns {
  private static final int ROUNDS = 15;

  private static final String ANNOTATED =
      "@io.statbuffer.annotations.Count(\"NAME\") public void NAME() {}";
  private static final String BY_HAND =
      "static final java.util.concurrent.atomic.LongAdder A_NAME ="
          + " new java.util.concurrent.atomic.LongAdder();"
          + " public void NAME() { A_NAME.increment(); }";

  /** What is printed, in this order, after the line that says that the application is ready. */
  private static final List<String> FIGURES =
      List.of("CPU time", "first woven class", "500 woven methods", "memory");

  private static final List<String> UNITS = List.of("ms", "ms", "ms", "kB");

  private StartupRuns() {}

  /** Measures. */
  public static void startup(Results results) throws Exception {
    Path directory = Files.createTempDirectory("statbuffer-benchmarks");
    Path annotated = Application.compile(directory.resolve("annotated"), ANNOTATED);
    Path byHand = Application.compile(directory.resolve("by-hand"), BY_HAND);
    Map<String, List<String>> subjects = new LinkedHashMap<>();
    subjects.put("no agent", options(annotated));
    subjects.put("by hand", options(byHand));
    subjects.put(
        "no-op agent",
        options(annotated, Jars.agent(NoOpAgent.class, directory.resolve("no-op.jar"))));
    subjects.put("StatBuffer", options(annotated, Path.of("agent/target/statbuffer-agent.jar")));
    subjects.put("AgentBuilder", options(annotated, builderAgent(directory)));
    Path agents = Path.of("benchmarks/target/agents");
    subjects.put("AspectJ", aspectJ(annotated, directory));
    for (String peer : List.of("OpenTelemetry", "JaCoCo")) {
      subjects.put(peer, options(annotated, agents.resolve(peer + ".jar")));
    }
    measure("start", Application.CLASSES, subjects, directory, results);
    measure("start of nothing else", 0, subjects, directory, results);
  }

  private static Path builderAgent(Path directory) throws IOException {
    Path own = Jars.of(BuilderAgent.class);
    return Jars.agent(
        BuilderAgent.class, directory.resolve("builder.jar"), Jars.of(ByteBuddy.class), own);
  }

  private static List<String> aspectJ(Path application, Path directory) throws IOException {
    Path configuration = directory.resolve("aop.xml");
    Files.writeString(
        configuration,
        "<aspectj><aspects><aspect name='"
            + CountingAspect.class.getName()
            + "'/></aspects></aspectj>");
    List<Path> classPath =
        List.of(application, Jars.of(Count.class), Jars.of(CountingAspect.class));
    List<String> options = options(classPath, Jars.of(Agent.class));
    options.add(0, "-Dorg.aspectj.weaver.loadtime.configuration=" + configuration.toUri());
    options.add(0, "--add-opens=java.base/java.lang=ALL-UNNAMED");
    return options;
  }

  private static List<String> options(Path application, Path... agents) {
    return options(List.of(application, Jars.of(Count.class)), agents);
  }

  private static List<String> options(List<Path> classPath, Path... agents) {
    List<String> options = new ArrayList<>();
    for (Path agent : agents) {
      options.add("-javaagent:" + agent.toAbsolutePath());
    }
    String path =
        classPath.stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator));
    options.addAll(List.of("-cp", path, Application.MAIN));
    return options;
  }

  private static void measure(
      String benchmark,
      int classes,
      Map<String, List<String>> subjects,
      Path directory,
      Results results)
      throws Exception {
    Map<String, double[][]> measured = new LinkedHashMap<>();
    subjects.keySet().forEach(name -> measured.put(name, new double[FIGURES.size() + 1][ROUNDS]));
    for (int round = -1; round < ROUNDS; round++) { // the first warms up the disk's cache
      for (Map.Entry<String, List<String>> subject : subjects.entrySet()) {
        double[] figures = start(subject.getValue(), classes, directory);
        double[][] all = Objects.requireNonNull(measured.get(subject.getKey()));
        for (int i = 0; i < figures.length && round >= 0; i++) {
          all[i][round] = figures[i];
        }
      }
    }
    measured.forEach(
        (subject, figures) -> {
          results.add(Result.ofMedian(benchmark + "; wall time", subject, figures[0], "ms"));
          for (int i = 0; i < FIGURES.size(); i++) {
            results.add(
                Result.ofMedian(
                    benchmark + "; " + FIGURES.get(i), subject, figures[i + 1], UNITS.get(i)));
          }
        });
  }

  private static double[] start(List<String> options, int classes, Path directory)
      throws Exception {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("-Xshare:auto");
    command.addAll(options);
    command.add(String.valueOf(classes));
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(directory.toFile())
            .redirectError(directory.resolve("errors").toFile());
    List<String> printed = new ArrayList<>();
    long ready = 0;
    long start = System.nanoTime();
    Process process = builder.start();
    try (BufferedReader output = process.inputReader()) {
      for (String line = output.readLine(); line != null; line = output.readLine()) {
        if (line.startsWith("ready")) {
          ready = System.nanoTime();
          printed.clear(); // what agents print before
        } else {
          printed.add(line);
        }
      }
    }
    if (process.waitFor() != 0 || printed.size() != FIGURES.size()) {
      throw new IOException(command + " failed: " + Files.readString(directory.resolve("errors")));
    }
    double[] figures = new double[FIGURES.size() + 1];
    figures[0] = (ready - start) / 1e6;
    for (int i = 1; i < figures.length; i++) {
      figures[i] = Double.parseDouble(printed.get(i - 1));
    }
    return figures;
  }
}
