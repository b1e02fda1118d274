package io.statbuffer.benchmarks.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The rows of the table. */
final class Goals {
  /** Rows under one heading. */
  record Section(String title, List<Goal> goals) {}

  static final List<Section> SECTIONS =
      List.of(
          new Section("A count of a fixed key", fixed()),
          new Section("A count by key", keyed()),
          new Section("Memory", memory()),
          new Section("Starting an application of 3,000 classes", startup()),
          new Section("A flush", flush()),
          new Section("Many writers, and from end to end", together()));

  private static final double NO_BYTES = 0.01;

  private Goals() {}

  private static List<Goal> fixed() {
    List<Goal> goals = new ArrayList<>();
    for (String threads : List.of("1 thread", "2 threads")) {
      String benchmark = "fixed key; " + threads;
      goals.add(new Goal("woven; " + threads, benchmark, "woven", "longAdder", 1.05));
      goals.add(new Goal("generated; " + threads, benchmark, "generated", "longAdder", 1.10));
      goals.add(new Goal("held counter; " + threads, benchmark, "counter", "longAdder", 1.05));
      for (String peer :
          List.of(
              "micrometer", "micrometerComposite", "prometheus", "openTelemetry", "dropwizard")) {
        goals.add(new Goal("woven; " + threads, benchmark, "woven", peer, 1));
      }
      for (String peer : List.of("countedByAspectJ", "countedBySpring")) {
        goals.add(new Goal("woven; " + threads, benchmark, "woven", peer, 0.02));
      }
      goals.addAll(allocations(benchmark, "woven", "generated"));
    }
    return goals;
  }

  private static List<Goal> keyed() {
    List<Goal> goals = new ArrayList<>();
    for (String keys : List.of("1000", "1000000")) {
      for (String distribution : List.of("uniform", "zipf")) {
        for (String threads : List.of("1 thread", "2 threads")) {
          String benchmark = keys + " keys " + distribution + "; " + threads;
          String woven = "woven `page.{slug}`; " + benchmark;
          String byKey = "`buffer.increment(key)`; " + benchmark;
          goals.add(new Goal(woven, benchmark, "WOVEN", "MAP_OF_ADDERS", 1.3));
          goals.add(new Goal(byKey, benchmark, "BUFFER", "MAP_OF_ADDERS", 1.1));
          for (String peer : List.of("MICROMETER", "PROMETHEUS", "OPEN_TELEMETRY")) {
            goals.add(new Goal(woven, benchmark, "WOVEN", peer, 1));
            goals.add(new Goal(byKey, benchmark, "BUFFER", peer, 1));
          }
          goals.addAll(allocations(benchmark, "WOVEN", "BUFFER"));
        }
      }
    }
    return goals;
  }

  private static List<Goal> allocations(String benchmark, String... subjects) {
    List<Goal> goals = new ArrayList<>();
    for (String subject : subjects) {
      String what = subject.toLowerCase(Locale.ROOT) + ", allocated by a count; " + benchmark;
      goals.add(new Goal(what, benchmark + "; allocation", subject, null, NO_BYTES));
    }
    return goals;
  }

  private static List<Goal> memory() {
    String heap = "heap per key; 1000000 keys";
    String freeze = "flush of 1000000 counters of which 1 % changed";
    List<Goal> goals = new ArrayList<>();
    goals.add(new Goal("heap of a key, its text excluded", heap, "BUFFER", "MAP_OF_ADDERS", 1.5));
    goals.add(new Goal("heap of a key, its text excluded", heap, "BUFFER", null, 110));
    for (String peer : List.of("MICROMETER", "PROMETHEUS", "OPEN_TELEMETRY")) {
      goals.add(new Goal("heap of a key, its text excluded", heap, "BUFFER", peer, 1));
    }
    goals.add(new Goal(freeze, freeze, "flush", "walkAndSum", 1.2));
    for (String percentile : List.of("50.0", "99.0", "99.9")) {
      String count = "a count while 1000000 counters are flushed; percentile " + percentile;
      goals.add(new Goal(count, count, "flushing", "quiet", Goal.NO_BOUND));
    }
    return goals;
  }

  private static List<Goal> startup() {
    List<Goal> goals = new ArrayList<>();
    goals.add(starting("wall time", "no agent", 1.12));
    goals.add(starting("CPU time", "no agent", 1.15));
    goals.add(starting("memory", "no agent", Goal.NO_BOUND));
    for (String peer : List.of("no-op agent", "OpenTelemetry", "JaCoCo", "AspectJ")) {
      double bound = peer.equals("no-op agent") ? Goal.NO_BOUND : 1;
      goals.add(starting("wall time", peer, bound));
      goals.add(starting("CPU time", peer, bound));
    }
    String small = "start of nothing else; ";
    for (String figure : List.of("first woven class", "500 woven methods", "wall time")) {
      for (String reference : List.of("AgentBuilder", "AspectJ", "by hand")) {
        double bound = reference.equals("by hand") ? Goal.NO_BOUND : 0.25;
        String what = figure + ", an application of nothing else";
        goals.add(new Goal(what, small + figure, "StatBuffer", reference, bound));
      }
    }
    return goals;
  }

  private static Goal starting(String figure, String reference, double atMost) {
    return new Goal(figure, "start; " + figure, "StatBuffer", reference, atMost);
  }

  private static List<Goal> flush() {
    List<Goal> goals = new ArrayList<>();
    for (String keys : List.of("1000", "10000", "100000", "1000000")) {
      for (String rows : List.of("new", "present")) {
        String benchmark = "PostgreSQL; " + keys + " keys; " + rows;
        goals.add(beside(benchmark, "psql; COPY + upsert", 1.1));
        goals.add(beside(benchmark, "JDBC; COPY + upsert", 1.1));
        goals.add(
            beside("MariaDB; " + keys + " keys; " + rows, "JDBC; 5000 rows a statement", 1.2));
        goals.add(beside("H2; " + keys + " keys; " + rows, "JDBC; MERGE of 1000 rows", 1.2));
        goals.add(beside("H2; " + keys + " keys; " + rows, "JDBC; UPDATEs then INSERTs", 1.2));
        goals.add(beside("SQLite; " + keys + " keys; " + rows, "JDBC; 1000 rows a statement", 1.2));
      }
    }
    for (String keys : List.of("100", "1000", "10000")) {
      String benchmark = "ledger; PostgreSQL; " + keys + " keys; present";
      goals.add(beside(benchmark, "JDBC; the same without a ledger", 1.1));
    }
    String repeated = "PostgreSQL; 100000 keys flushed 200 times";
    String own = "StatBuffer's table";
    String plain = "a table with defaults";
    goals.add(new Goal(repeated, repeated, own, plain, 0.67));
    goals.add(new Goal(repeated + "; WAL", repeated + "; WAL a key", own, plain, 0.6));
    String size = repeated + "; size to first size";
    goals.add(new Goal(size, size, own, null, 4));
    return goals;
  }

  private static Goal beside(String benchmark, String reference, double atMost) {
    return new Goal(benchmark, benchmark, "StatBuffer", reference, atMost);
  }

  private static List<Goal> together() {
    String writers = "PostgreSQL; writers of the same 2000 keys";
    String slow = writers + "; 99th percentile of a flush";
    String events = "PostgreSQL; events of 8 threads";
    return List.of(
        new Goal(writers + ", time a key", writers, "8 writers", "1 writer", 1 / 0.7),
        new Goal(writers + ", time a key", writers, "32 writers", "1 writer", 1 / 0.7),
        new Goal(slow, slow, "32 writers", null, 1_000),
        new Goal(events + ", time an event", events, "StatBuffer", "an UPDATE each", 0.001));
  }
}
