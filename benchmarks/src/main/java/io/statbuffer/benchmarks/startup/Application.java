package io.statbuffer.benchmarks.startup;

import io.statbuffer.annotations.Count;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;

/**
 * A generated application. It loads and calls as many of its classes as it is told, then one with a
 * counted method, then one with {@value #METHODS}, and prints what the last two took.
 */
final class Application {
  static final String MAIN = "app.Main";

  static final int CLASSES = 3_000;

  /** As many have a superclass in common, since supertypes are looked into. */
  private static final int SIBLINGS = 10;

  private static final int METHODS = 500;

  private static final String MAIN_SOURCE =
      """
      package app;

      import java.nio.file.Files;
      import java.nio.file.Path;

      public class Main {
        public static void main(String[] arguments) throws Exception {
          long sum = 0;
          for (int i = 0; i < Integer.parseInt(arguments[0]); i++) {
            sum += ((Part) Class.forName("app.Part" + i).getConstructor().newInstance()).run(i);
          }
          long start = System.nanoTime();
          new First().count();
          long first = System.nanoTime() - start;
          System.out.println("ready " + sum);
          var system =
              (com.sun.management.OperatingSystemMXBean)
                  java.lang.management.ManagementFactory.getOperatingSystemMXBean();
          System.out.println(system.getProcessCpuTime() / 1e6);
          start = System.nanoTime();
          Many.callAll();
          System.out.println(first / 1e6);
          System.out.println((System.nanoTime() - start) / 1e6);
          for (String line : Files.readAllLines(Path.of("/proc/self/status"))) {
            if (line.startsWith("VmHWM:")) {
              System.out.println(line.replaceAll("[^0-9]", ""));
            }
          }
          Runtime.getRuntime().halt(0);
        }
      }
      """;

  private static final String PART_SOURCE =
      """
      package app;

      import java.util.HashMap;
      import java.util.List;
      import java.util.Map;

      public class Part%1$d extends Base%2$d {
        private final Map<String, Integer> stock = new HashMap<>();
        private String name = "part %1$d";

        public String getName() { return name; }
        public void setName(String name) { this.name = name; }
        public long total() { return total; }

        public void put(String article, int pieces) {
          if (pieces <= 0) {
            throw new IllegalArgumentException("pieces must be positive: " + pieces);
          }
          stock.merge(article, pieces, Integer::sum);
          total += pieces;
        }

        public boolean take(String article, int pieces) {
          Integer there = stock.get(article);
          if (there == null || there < pieces) {
            return false;
          }
          stock.put(article, there - pieces);
          total -= pieces;
          return true;
        }

        private List<String> articles() {
          return stock.keySet().stream().sorted().toList();
        }

        @Override
        public long run(int number) {
          put("a", number + 1);
          put("b", %1$d + 1);
          return take("a", 1) ? total + name.length() : 0;
        }

        @Override
        public String toString() {
          return name + articles();
        }
      }
      """;

  private static final String BASE_SOURCE =
      "package app; public abstract class Base%d implements Part { protected long total; }";

  private Application() {}

  /**
   * Compiles it.
   *
   * @param counted what stands before a counted method, and what is its body; {@code %s} is the key
   */
  static Path compile(Path directory, String counted) throws IOException {
    Path sources = Files.createDirectories(directory.resolve("app"));
    List<String> files = new ArrayList<>();
    files.add(write(sources, "Main", MAIN_SOURCE));
    files.add(write(sources, "Part", "package app; public interface Part { long run(int n); }"));
    for (int i = 0; i < CLASSES; i++) {
      files.add(write(sources, "Part" + i, PART_SOURCE.formatted(i, i / SIBLINGS)));
    }
    for (int i = 0; i < CLASSES / SIBLINGS; i++) {
      files.add(write(sources, "Base" + i, BASE_SOURCE.formatted(i)));
    }
    files.add(
        write(
            sources,
            "First",
            "package app; public class First { " + method(counted, "count") + " }"));
    files.add(write(sources, "Many", many(counted)));
    Path classes = Files.createDirectories(directory.resolve("classes"));
    List<String> arguments =
        new ArrayList<>(
            List.of("-proc:none", "-nowarn", "-parameters", "-d", classes.toString(), "-cp"));
    arguments.add(Jars.of(Count.class).toString());
    arguments.addAll(files);
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    if (compiler.run(null, null, null, arguments.toArray(String[]::new)) != 0) {
      throw new IOException("the application can't be compiled");
    }
    return Jars.pack(classes, directory.resolve("app.jar"), "");
  }

  private static String many(String counted) {
    StringBuilder source = new StringBuilder("package app; public class Many {\n");
    StringBuilder calls = new StringBuilder("static void callAll() { Many many = new Many();\n");
    for (int i = 0; i < METHODS; i++) {
      source.append(method(counted, "count" + i)).append('\n');
      calls.append("many.count").append(i).append("();\n");
    }
    return source.append(calls).append("}\n}\n").toString();
  }

  private static String method(String counted, String name) {
    return counted.replace("NAME", name);
  }

  private static String write(Path directory, String name, String source) throws IOException {
    return Files.writeString(directory.resolve(name + ".java"), source).toString();
  }

  /** All files below a directory. */
  static List<Path> files(Path directory) throws IOException {
    try (Stream<Path> paths = Files.walk(directory)) {
      return paths.filter(Files::isRegularFile).sorted().toList();
    }
  }
}
