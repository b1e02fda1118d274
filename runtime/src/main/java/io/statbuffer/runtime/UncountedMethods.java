package io.statbuffer.runtime;

import io.statbuffer.runtime.declared.CountIndexReader;
import io.statbuffer.runtime.declared.IndexedMethod;
import io.statbuffer.runtime.declared.WovenByAgent;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;

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
    ClassLoader loader = classLoader();
    CountIndexReader index = CountIndexReader.read(loader);
    for (CountIndexReader.Problem problem : index.problems()) {
      reporter.report(System.Logger.Level.WARNING, problem.message(), problem.cause());
    }
    List<String> methods =
        index.methods().stream()
            .filter(method -> !method.generated() && !isWoven(method, loader))
            .map(IndexedMethod::toString)
            .toList();
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

  static ClassLoader classLoader() {
    ClassLoader context = Thread.currentThread().getContextClassLoader();
    return context != null ? context : ClassLoader.getSystemClassLoader();
  }

  /** Whether the agent counts it, also where it is unknown to this copy of the runtime. */
  private static boolean isWoven(IndexedMethod method, ClassLoader loader) {
    try {
      Class<?> type = Class.forName(method.type(), false, loader);
      return WovenByAgent.contains(type, method.signature());
    } catch (ClassNotFoundException | LinkageError e) {
      return false; // nothing counts what can't be loaded, either
    }
  }
}
