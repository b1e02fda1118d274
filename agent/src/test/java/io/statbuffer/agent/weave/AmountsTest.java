package io.statbuffer.agent.weave;

import static org.assertj.core.api.Assertions.assertThat;

import io.statbuffer.runtime.StatBuffers;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** By how much a woven method counts. */
class AmountsTest {
  @ParameterizedTest
  @CsvSource({
    "byte,(byte) -3,-3",
    "short,(short) 300,300",
    "int,-70000,-70000",
    "long,5000000000L,5000000000",
    "char,'A',65",
    "Byte,(byte) -3,-3",
    "Short,(short) 300,300",
    "Integer,-70000,-70000",
    "Long,5000000000L,5000000000",
    "Character,'A',65",
  })
  void everyIntegralTypeIsAnAmount(String type, String value, long amount) {
    String source =
        """
        import io.statbuffer.annotations.*;
        public class Amounts {
          @Count("fixed") static void a(@By TYPE n) { n = OTHER; }
          @Count("key {s}") static void b(double d, @By TYPE n, String s) { n = OTHER; }
          @Count(value = "later", on = When.RETURN) static void c(@By TYPE n) { n = OTHER; }
          @Count(value = "thrown {0}", on = When.THROW)
          static void d(@By TYPE n) { n = OTHER; throw new IllegalStateException(); }
          @Count("returned") @By static TYPE e() { return VALUE; }
          @Count("returned for {0}") @By static TYPE f(String s) { return VALUE; }
          @Count("made") static void run() {
            a(VALUE); b(1, VALUE, "s"); c(VALUE); e(); f("f");
            try { d(VALUE); } catch (IllegalStateException e) { }
          }
        }
        """
            .replace("OTHER", type.equals("Long") ? "0L" : "0")
            .replace("TYPE", type)
            .replace("VALUE", value.contains("A") ? "'A'" : value);
    String text = value.contains("A") ? "A" : String.valueOf(amount);
    for (int version : new int[] {50, 52, 61}) {
      WovenClasses woven =
          version == 61 ? WovenClasses.release(17, source) : WovenClasses.version(version, source);

      assertThat(woven.messages()).isEmpty();
      assertThat(Counted.by(() -> woven.run("Amounts")))
          .isEqualTo(
              Map.of(
                  "fixed",
                  amount,
                  "key s",
                  amount,
                  "later",
                  amount,
                  "thrown " + text,
                  amount,
                  "returned",
                  amount,
                  "returned for f",
                  amount,
                  "made",
                  1L));
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {50, 52})
  void aNullAmountIsRejectedAndTheCallGoesOn(int version) {
    WovenClasses woven =
        WovenClasses.version(
            version,
            """
            import io.statbuffer.annotations.*;
            @Buffered(name = "nulls %d")
            public class Nulls {
              @Count("fixed") static int a(@By Integer n) { return 1; }
              @Count("{s}") static int b(@By Long n, String s) { return 1; }
              @Count("r") @By static Character c() { return null; }
              static void run() {
                if (a(null) + b(null, "s") != 2 || c() != null) throw new AssertionError();
              }
            }
            """
                .formatted(version));
    String buffer = "nulls " + version;
    Reports reports = Reports.of(buffer);

    assertThat(Counted.by(buffer, () -> woven.run("Nulls"))).isEmpty();
    assertThat(reports.causes())
        .hasSize(3) // the first of each
        .allSatisfy(cause -> assertThat(cause).hasMessageContaining("null"));
    assertThat(StatBuffers.get(buffer).rejected()).isZero();
  }

  @Test
  void anAmountThatIsNotIntegralIsAProblem() {
    WovenClasses woven =
        WovenClasses.of(
            """
            import io.statbuffer.annotations.*;
            public class Wrong {
              @Count("a") static void a(@By double d) {}
              @Count("b") @By static void b() {}
              @Count("c") @By static int c(@By int i) { return 1; }
            }
            """);

    assertThat(woven.messages()).hasSize(3);
    assertThat(woven.counted).isEmpty();
  }
}
