package visits;

import io.statbuffer.annotations.By;
import io.statbuffer.annotations.Count;
import io.statbuffer.annotations.When;
import java.util.Map;

/** Counts in each way that is linked differently. */
public final class Visits {
  private Visits() {}

  /** So many visits of that site. */
  public static void of(String site, int times) {
    for (int i = 0; i < times; i++) {
      new Visits().visit(site, new Visitor("guest", entry(entry(entry(site)))));
      leave(2L);
    }
  }

  @Count("visits")
  @Count(value = "visits.of.{site}", on = When.RETURN)
  @Count("visits.by.{visitor.kind}")
  @Count("visits.from.{visitor.origin.value.value.value}")
  private void visit(String site, Visitor visitor) {}

  @Count("seconds")
  private static void leave(@By Long seconds) {}

  private static <T> Map.Entry<String, T> entry(T value) {
    return Map.entry("from", value);
  }

  private record Visitor(
      String kind, Map.Entry<String, Map.Entry<String, Map.Entry<String, String>>> origin) {}
}
