package io.statbuffer.demo;

import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * One request of a client, and what it has to add to the counts if the shop answers it.
 *
 * @param counts by key, without those of {@link #REQUESTS}
 */
record Visit(String path, int status, Map<String, Long> counts) {
  /** The key of every request, whatever else it counts. */
  static final String REQUESTS = "requests";

  private static final List<String> PAGES = List.of("home", "shoes", "hats", "contact");
  private static final List<String> COUNTRIES = List.of("dk", "de", "jp");
  private static final List<String> CATEGORIES = List.of("shoes", "hats");

  /** Makes up a request. */
  static Visit any(Random random) {
    int dice = random.nextInt(10);
    if (dice < 5) {
      return page(oneOf(PAGES, random));
    } else if (dice < 7) {
      return search(oneOf(CATEGORIES, random), random.nextInt(20));
    } else if (dice < 9) {
      return login(random.nextInt(4) > 0);
    } else {
      return order(oneOf(COUNTRIES, random), 1 + random.nextInt(5));
    }
  }

  private static Visit page(String slug) {
    long bytes = ("<h1>" + slug + "</h1>\n").length();
    return new Visit(
        "/page/" + slug, 200, Map.of("page." + slug + ".views", 1L, "page.bytes", bytes));
  }

  private static Visit search(String category, long results) {
    return new Visit(
        "/search/" + category + "/" + results,
        200,
        Map.of("search." + category, 1L, "search.results", results));
  }

  private static Visit login(boolean knowsThePassword) {
    return knowsThePassword
        ? new Visit("/login/sesame", 200, Map.of("passwords.hashed", 1L, "login.succeeded", 1L))
        : new Visit("/login/barley", 403, Map.of("passwords.hashed", 1L, "login.failed", 1L));
  }

  private static Visit order(String country, long items) {
    return new Visit(
        "/order/" + country + "/" + items,
        200,
        Map.of("orders.placed", 1L, "orders.to." + country, 1L, "items.sold", items));
  }

  private static String oneOf(List<String> words, Random random) {
    return words.get(random.nextInt(words.size()));
  }
}
