package io.statbuffer.benchmarks.report;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.knowm.xchart.VectorGraphicsEncoder;
import org.knowm.xchart.VectorGraphicsEncoder.VectorGraphicsFormat;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYChartBuilder;

/** How the cost grows, beside its floor. */
final class Plots {
  private static final int WIDTH = 640;
  private static final int HEIGHT = 400;

  private Plots() {}

  static void write(Results results, Path docs) throws IOException {
    XYChart flush = chart("A flush into PostgreSQL, rows present", "keys", "ms");
    flush.getStyler().setXAxisLogarithmic(true).setYAxisLogarithmic(true);
    List<Integer> keys = List.of(1_000, 10_000, 100_000, 1_000_000);
    for (String subject : List.of("StatBuffer", "JDBC; COPY + upsert", "psql; COPY + upsert")) {
      add(flush, subject, keys, n -> results.find("PostgreSQL; " + n + " keys; present", subject));
    }
    write(flush, docs.resolve("flush.svg"));

    XYChart count = chart("A count of one key by all threads", "threads", "ns");
    for (String subject : List.of("woven", "longAdder")) {
      add(
          count,
          subject,
          List.of(1, 2, 4, 8),
          n -> results.find("fixed key; " + n + (n == 1 ? " thread" : " threads"), subject));
    }
    write(count, docs.resolve("threads.svg"));
  }

  private static XYChart chart(String title, String x, String y) {
    XYChart chart =
        new XYChartBuilder()
            .width(WIDTH)
            .height(HEIGHT)
            .title(title)
            .xAxisTitle(x)
            .yAxisTitle(y)
            .build();
    chart.getStyler().setYAxisMin(y.equals("ns") ? 0.0 : 1.0);
    return chart;
  }

  private static void add(
      XYChart chart, String subject, List<Integer> at, Function<Integer, Optional<Result>> find) {
    List<Integer> x = new ArrayList<>();
    List<Double> y = new ArrayList<>();
    for (Integer one : at) {
      find.apply(one)
          .ifPresent(
              result -> {
                x.add(one);
                y.add(result.score());
              });
    }
    if (!x.isEmpty()) {
      var unused = chart.addSeries(subject, x, y);
    }
  }

  private static void write(XYChart chart, Path file) throws IOException {
    if (!chart.getSeriesMap().isEmpty()) {
      VectorGraphicsEncoder.saveVectorGraphic(chart, file.toString(), VectorGraphicsFormat.SVG);
    }
  }
}
