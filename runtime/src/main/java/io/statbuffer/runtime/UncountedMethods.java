package io.statbuffer.runtime;

import io.statbuffer.runtime.declared.CountIndex;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.JarURLConnection;
import java.net.URI;
import java.net.URL;
import java.net.URLConnection;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.stream.Stream;

/**
 * Finds, in the index that the annotation processor wrote, the {@code @Count} methods that only the
 * agent counts; said when a buffer starts without the agent, since nothing counts them then.
 *
 * <p>{@code -Dstatbuffer.unwoven=} {@code warn} (the default) reports them once, {@code fail} lets
 * no buffer start, {@code ignore} doesn't look. Any other word is named and taken for {@code warn}.
 */
final class UncountedMethods {
  private static final String SETTING = "statbuffer.unwoven";
  private static final String WARN = "warn";
  private static final String FAIL = "fail";
  private static final String IGNORE = "ignore";
  private static final AtomicBoolean CHECKED = new AtomicBoolean();

  private UncountedMethods() {}

  /** Looks once for all buffers, unless they fail to start by it. */
  static void check(String buffer, Reporter reporter) {
    check(buffer, reporter, CHECKED);
  }

  static void check(String buffer, Reporter throwing, AtomicBoolean checked) {
    Reporter reporter = new QuietReporter(throwing);
    String setting = System.getProperty(SETTING, WARN);
    boolean fail = setting.equals(FAIL);
    if (setting.equals(IGNORE) || (checked.getAndSet(true) && !fail)) {
      return;
    }
    if (!fail && !setting.equals(WARN)) {
      String message = SETTING + " must be warn, fail or ignore: " + setting + "; it warns";
      reporter.report(System.Logger.Level.WARNING, message, null);
    }
    List<String> methods = find(classLoader(), reporter);
    if (methods.isEmpty()) {
      return;
    }
    String message =
        "nothing counts "
            + String.join(", ", methods)
            + ": a generated class can't override what is private, static or final; run with"
            + " -javaagent:statbuffer-agent.jar, or say -D"
            + SETTING
            + "=ignore";
    if (fail) {
      throw new IllegalStateException("buffer " + buffer + " does not start: " + message);
    }
    reporter.report(System.Logger.Level.WARNING, message, null);
  }

  private static ClassLoader classLoader() {
    ClassLoader context = Thread.currentThread().getContextClassLoader();
    return context != null ? context : ClassLoader.getSystemClassLoader();
  }

  static List<String> find(ClassLoader loader, Reporter reporter) {
    List<String> methods = new ArrayList<>();
    try {
      Enumeration<URL> directories = loader.getResources(CountIndex.DIRECTORY);
      for (URL directory : Collections.list(directories)) {
        try {
          read(directory, methods);
        } catch (IOException | RuntimeException e) {
          reporter.report(System.Logger.Level.WARNING, "can't read the index " + directory, e);
        }
      }
    } catch (IOException e) {
      reporter.report(
          System.Logger.Level.WARNING, "can't look for the indexes of @Count methods", e);
    }
    Collections.sort(methods);
    return methods;
  }

  private static void read(URL directory, List<String> methods) throws IOException {
    URLConnection connection = directory.openConnection();
    if (connection instanceof JarURLConnection jar) {
      connection.setUseCaches(false);
      try (JarFile file = jar.getJarFile()) {
        for (JarEntry entry : Collections.list(file.entries())) {
          if (entry.getName().startsWith(CountIndex.DIRECTORY) && !entry.isDirectory()) {
            try (InputStream in = file.getInputStream(entry)) {
              addUncounted(in, methods);
            }
          }
        }
      }
    } else if (directory.getProtocol().equals("file")) {
      try (Stream<Path> files = Files.list(Path.of(URI.create(directory.toString())))) {
        for (Path file : files.toList()) {
          try (InputStream in = Files.newInputStream(file)) {
            addUncounted(in, methods);
          }
        }
      }
    }
  }

  private static void addUncounted(InputStream in, List<String> methods) throws IOException {
    BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
    String prefix = CountIndex.line(CountIndex.AGENT, "");
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      if (line.startsWith(prefix)) {
        methods.add(line.substring(prefix.length()));
      }
    }
  }
}
