package io.statbuffer.benchmarks.report;

import java.util.ArrayList;
import java.util.List;

/** The rows of the table. */
final class Goals {
  /** Rows under one heading. */
  record Section(String title, List<Goal> goals) {}

  static final List<Section> SECTIONS =
      List.of(
          new Section("Counting a fixed key", fixed()), new Section("Counting by key", keyed()));

  private Goals() {}

  private static List<Goal> fixed() {
    List<Goal> goals = new ArrayList<>();
    for (String threads : List.of("1 thread", "2 threads")) {
      String benchmark = "fixed key; " + threads;
      goals.add(goal("woven", benchmark, "woven", "longAdder", 1.05));
      goals.add(goal("generated", benchmark, "generated", "longAdder", 1.10));
      goals.add(goal("held counter", benchmark, "counter", "longAdder", 1.05));
      for (String peer :
          List.of(
              "micrometer", "micrometerComposite", "prometheus", "openTelemetry", "dropwizard")) {
        goals.add(goal("woven", benchmark, "woven", peer, 1));
      }
      for (String peer : List.of("countedByAspectJ", "countedBySpring")) {
        goals.add(goal("woven", benchmark, "woven", peer, 0.02));
      }
      for (String subject : List.of("woven", "generated")) {
        goals.add(
            new Goal(
                subject + "; allocated by a count; " + threads,
                benchmark + "; allocation",
                subject,
                null,
                0.01));
      }
    }
    return goals;
  }

  private static List<Goal> keyed() {
    List<Goal> goals = new ArrayList<>();
    for (String keys : List.of("1000", "1000000")) {
      for (String distribution : List.of("uniform", "zipf")) {
        for (String threads : List.of("1 thread", "2 threads")) {
          String benchmark = keys + " keys " + distribution + "; " + threads;
          goals.add(goal("woven `page.{slug}`", benchmark, "WOVEN", "MAP_OF_ADDERS", 1.3));
          goals.add(goal("`buffer.increment(key)`", benchmark, "BUFFER", "MAP_OF_ADDERS", 1.1));
          for (String peer : List.of("MICROMETER", "PROMETHEUS", "OPEN_TELEMETRY")) {
            goals.add(goal("`buffer.increment(key)`", benchmark, "BUFFER", peer, 1));
            goals.add(goal("woven `page.{slug}`", benchmark, "WOVEN", peer, 1));
          }
          for (String subject : List.of("WOVEN", "BUFFER")) {
            goals.add(
                new Goal(
                    subject + "; allocated by a count; " + benchmark,
                    benchmark + "; allocation",
                    subject,
                    null,
                    0.01));
          }
        }
      }
    }
    return goals;
  }

  private static Goal goal(
      String what, String benchmark, String subject, String reference, double atMost) {
    return new Goal(what + "; " + benchmark, benchmark, subject, reference, atMost);
  }
}
