package io.statbuffer.runtime.jdbi;

import static org.assertj.core.api.Assertions.assertThat;

import io.statbuffer.runtime.StatBuffer;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Counts every key by an amount that no other has, and finds each amount afterwards in one place:
 * in the row of exactly that key, or in a report.
 */
final class Audit {
  private static final Pattern SET_ASIDE =
      Pattern.compile("(?s).* set aside key .* with count (-?\\d+): .*");

  /** What of one batch is reported in lines of many. */
  private static final Pattern MANY_SET_ASIDE = Pattern.compile(" set aside \\d+ keys: \\[");

  private static final Pattern COUNT = Pattern.compile(" with count (-?\\d+): ");

  private final Scene scene;
  private final StatBuffer<Object> buffer;
  private final Map<Long, Object> keys = new LinkedHashMap<>();

  Audit(Scene scene, StatBuffer<Object> buffer) {
    this.scene = scene;
    this.buffer = buffer;
  }

  void count(Collection<?> newKeys) {
    for (Object key : newKeys) {
      long amount = 1_000_003L + keys.size();
      keys.put(amount, key);
      buffer.increment(key, amount);
    }
  }

  /** The rows are those of all keys but the ones that it returns, which are reported. */
  List<Object> keysSetAside(String keyColumn, String totalColumn, String from) {
    Map<Long, Object> arrived = new HashMap<>(keys);
    List<Object> aside = new ArrayList<>();
    long sum = 0;
    for (long amount : amountsSetAside(scene.reports())) {
      assertThat(arrived).containsKey(amount);
      aside.add(arrived.remove(amount));
      sum += amount;
    }
    Map<String, Long> expected = new HashMap<>();
    arrived.forEach(
        (amount, key) -> expected.put(scene.database().bytes(String.valueOf(key)), amount));
    assertThat(expected).hasSameSizeAs(arrived);
    String bytes = scene.database().bytesOf(keyColumn);
    assertThat(scene.query("SELECT " + bytes + ", " + totalColumn + " FROM " + from))
        .isEqualTo(expected);
    assertThat(buffer.setAside()).isEqualTo(sum);
    assertThat(buffer.pending()).isEmpty();
    return aside;
  }

  /** The amounts that were reported, in order. */
  static List<Long> amountsSetAside(List<String> reports) {
    List<Long> amounts = new ArrayList<>();
    for (String report : reports) {
      Matcher matcher = SET_ASIDE.matcher(report);
      if (matcher.matches()) {
        amounts.add(Long.parseLong(matcher.group(1)));
      } else if (MANY_SET_ASIDE.matcher(report).find()) {
        COUNT.matcher(report).results().forEach(r -> amounts.add(Long.parseLong(r.group(1))));
      }
    }
    return amounts;
  }
}
