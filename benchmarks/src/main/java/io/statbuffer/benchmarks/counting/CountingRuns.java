package io.statbuffer.benchmarks.counting;

import io.statbuffer.benchmarks.report.Result;
import io.statbuffer.benchmarks.report.Results;
import java.util.Collection;
import java.util.Locale;
import java.util.Objects;
import org.aspectj.weaver.loadtime.Agent;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;

/** Runs the JMH benchmarks of counting; errors are JMH's, of a confidence of 99.9 %. */
public final class CountingRuns {
  private static final int[] THREADS = {1, 2, 4, 8};

  private CountingRuns() {}

  /** Counting one key, by all peers. */
  public static void fixed(Results results) throws RunnerException {
    for (int threads : THREADS) {
      String benchmark = "fixed key; " + threads(threads);
      String include = FixedKeyBenchmark.class.getName();
      add(
          results,
          benchmark,
          run(options(include + (threads > 2 ? ".(longAdder|woven)" : ""), threads)));
      if (threads <= 2) {
        String aspects = CountedByAspectBenchmark.class.getName();
        add(results, benchmark, run(options(aspects, threads).jvmArgsAppend(aspectJ())));
      }
    }
  }

  /** Counting many keys, by all peers. */
  public static void keyed(Results results) throws RunnerException {
    for (int threads = 1; threads <= 2; threads++) {
      for (RunResult one : run(options(KeyedBenchmark.class.getName(), threads))) {
        String benchmark =
            one.getParams().getParam("keys")
                + " keys "
                + one.getParams().getParam("distribution").toLowerCase(Locale.ROOT)
                + "; "
                + threads(threads);
        add(results, benchmark, one.getParams().getParam("subject"), one);
      }
    }
  }

  /** What a flush finds out and what it costs those who count meanwhile. */
  public static void freeze(Results results) throws RunnerException {
    ChainedOptionsBuilder single =
        new OptionsBuilder()
            .include(FreezeBenchmark.class.getName())
            .forks(3)
            .warmupIterations(20)
            .measurementIterations(30);
    for (RunResult one : run(single)) {
      var time = one.getPrimaryResult();
      results.add(
          new Result(
              "flush of 1000000 counters of which 1 % changed",
              time.getLabel(), time.getScore(), time.getScoreError(), "ms"));
    }
    for (RunResult one : run(options(CountWhileFlushingBenchmark.class.getName(), 1))) {
      boolean flushing = Boolean.parseBoolean(one.getParams().getParam("flushing"));
      for (double percentile : new double[] {50, 99, 99.9}) {
        results.add(
            new Result(
                "a count while 1000000 counters are flushed; percentile " + percentile,
                flushing ? "flushing" : "quiet",
                one.getPrimaryResult().getStatistics().getPercentile(percentile),
                0,
                "ns"));
      }
    }
  }

  private static ChainedOptionsBuilder options(String include, int threads) {
    return new OptionsBuilder()
        .include(include)
        .threads(threads)
        .forks(2)
        .warmupIterations(3)
        .warmupTime(TimeValue.milliseconds(400))
        .measurementIterations(5)
        .measurementTime(TimeValue.milliseconds(300))
        .addProfiler(GCProfiler.class);
  }

  private static Collection<RunResult> run(ChainedOptionsBuilder options) throws RunnerException {
    return new Runner(options.build()).run();
  }

  private static String[] aspectJ() {
    String jar = Agent.class.getProtectionDomain().getCodeSource().getLocation().getPath();
    return new String[] {"-javaagent:" + jar, "--add-opens=java.base/java.lang=ALL-UNNAMED"};
  }

  private static void add(Results results, String benchmark, Collection<RunResult> runs) {
    runs.forEach(one -> add(results, benchmark, one.getPrimaryResult().getLabel(), one));
  }

  private static void add(Results results, String benchmark, String subject, RunResult run) {
    var time = run.getPrimaryResult();
    results.add(new Result(benchmark, subject, time.getScore(), time.getScoreError(), "ns"));
    var allocated = Objects.requireNonNull(run.getSecondaryResults().get("gc.alloc.rate.norm"));
    results.add(
        new Result(
            benchmark + "; allocation",
            subject,
            allocated.getScore(),
            allocated.getScoreError(),
            "B"));
  }

  private static String threads(int threads) {
    return threads == 1 ? "1 thread" : threads + " threads";
  }
}
