package unbroken;

import java.util.Collections;
import java.util.SortedSet;
import java.util.TreeSet;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.discovery.DiscoverySelectors;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/** Runs the test classes that it is given, and prints the outcome of each of their tests. */
public final class OwnTests {
  public static void main(String[] testClasses) {
    LauncherDiscoveryRequestBuilder request = LauncherDiscoveryRequestBuilder.request();
    for (String testClass : testClasses) {
      request.selectors(DiscoverySelectors.selectClass(testClass));
    }
    SortedSet<String> outcomes = Collections.synchronizedSortedSet(new TreeSet<>());
    LauncherFactory.create().execute(request.build(), new Outcomes(outcomes));
    outcomes.forEach(System.out::println);
  }

  private record Outcomes(SortedSet<String> into) implements TestExecutionListener {
    @Override
    public void executionSkipped(TestIdentifier test, String reason) {
      into.add(test.getUniqueId() + " SKIPPED");
    }

    @Override
    public void executionFinished(TestIdentifier test, TestExecutionResult result) {
      String thrown = result.getThrowable().map(e -> " " + e.getClass().getName()).orElse("");
      into.add(test.getUniqueId() + " " + result.getStatus() + thrown);
    }
  }
}
