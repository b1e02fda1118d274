package io.statbuffer.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class TextOrderTest {
  private final CounterMap<Object> counters =
      new CounterMap<>(Integer.MAX_VALUE, "~overflow", new BufferReporter("order"));

  @Property
  void textIsSortedAsStringsCompare(@ForAll("texts") List<String> keys) {
    assertThat(sorted(keys)).isEqualTo(keys.stream().sorted().toList());
  }

  /** Few letters, so that many begin alike, and those around which the packing changes. */
  @Provide
  Arbitrary<List<String>> texts() {
    Arbitrary<String> text =
        Arbitraries.strings()
            .withChars('\0', '\1', 'a', 'b', '\u00fe', '\u00ff', '\u0100', '\u1234', '\uffff')
            .ofMaxLength(12);
    Arbitrary<String> common = Arbitraries.of("", "page.", "\u1234");
    return common.flatMap(first -> text.map(first::concat).list().uniqueElements());
  }

  @Test
  void manyKeysThatBeginAlikeAreSorted() {
    Random random = new Random(7);
    List<String> keys =
        IntStream.range(0, 10_000).mapToObj(i -> "page.article-" + random.nextLong()).toList();

    assertThat(sorted(keys)).isEqualTo(keys.stream().sorted().toList());
  }

  @Test
  void otherKeysStayAsTheyAre() {
    List<Object> keys = List.of("b", 2, "a", 1);

    assertThat(sorted(keys)).isEqualTo(keys);
  }

  private List<Object> sorted(List<?> keys) {
    Stream<Delta<Object>> deltas =
        keys.stream().map(key -> new Delta<>(counters.counter(key), 1, false));
    return TextOrder.sorted(deltas.toList()).stream().map(Delta::key).toList();
  }
}
