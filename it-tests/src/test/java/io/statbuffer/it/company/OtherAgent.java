package io.statbuffer.it.company;

import io.statbuffer.it.fork.ForkedJvm;
import io.statbuffer.it.fork.Jars;
import java.util.stream.Stream;

/** An agent that weaves the counted methods for its own ends. */
enum OtherAgent {
  JACOCO("jacoco-agent.jar=destfile=" + OtherAgent.COVERAGE + ",includes=visits.Visits", ""),
  ASPECTJ("aspectjweaver.jar", ""),
  OPENTELEMETRY(
      "opentelemetry-javaagent.jar",
      "-Dotel.instrumentation.methods.include=visits.Visits[visit]"
          + " -Dotel.traces.exporter=console"
          + " -Dotel.metrics.exporter=none"
          + " -Dotel.logs.exporter=none");

  /** The file, in the working directory, into which JaCoCo writes. */
  static final String COVERAGE = "jacoco.exec";

  private final String jarAndOptions;
  private final String properties;

  OtherAgent(String jarAndOptions, String properties) {
    this.jarAndOptions = jarAndOptions;
    this.properties = properties;
  }

  /** Puts it on the command line, behind what is there. */
  void addTo(ForkedJvm application) {
    application.option("-javaagent:" + Jars.aside(jarAndOptions));
    if (!properties.isEmpty()) {
      Stream.of(properties.split(" ", -1)).forEach(application::option);
    }
  }
}
