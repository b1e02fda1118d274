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
      new Visits().visit(site, new Visitor("guest", Map.entry("from", Map.entry("page", site))));
      leave(2L);
    }
  }

  @Count("visits")
  @Count(value = "visits.of.{site}", on = When.RETURN)
  @Count("visits.by.{visitor.kind}")
  @Count("visits.from.{visitor.origin.value.value}")
  private void visit(String site, Visitor visitor) {}

  @Count("seconds")
  private static void leave(@By Long seconds) {}

  private record Visitor(String kind, Map.Entry<String, Map.Entry<String, String>> origin) {}
}
