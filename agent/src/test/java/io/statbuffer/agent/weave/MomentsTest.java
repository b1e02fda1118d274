package io.statbuffer.agent.weave;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;

/**
 * When a woven method counts, in class files of every kind: without stack map frames (49), without
 * invokedynamic (50), without dynamic constants (52), and with all of it.
 */
class MomentsTest {
  private static Map<String, Long> counted(int version, String members) {
    String source =
        """
        import io.statbuffer.annotations.*;
        public class Shop {
          static void attempt(Runnable code) { try { code.run(); } catch (RuntimeException e) { } }
          %s
        }
        """
            .formatted(members);
    WovenClasses shop =
        version <= 54
            ? WovenClasses.version(version, source)
            : WovenClasses.release(version - 44, source);
    assertThat(shop.messages()).isEmpty();
    return Counted.by(() -> shop.run("Shop"));
  }

  @EachVersion
  void aCallIsCountedOnEntryWhateverBecomesOfIt(int version) {
    assertThat(
            counted(
                version,
                """
                @Count("placed") void place() {}
                @Count("refused") void refuse() { throw new IllegalStateException(); }
                static void run() {
                  new Shop().place();
                  new Shop().place();
                  try { new Shop().refuse(); } catch (IllegalStateException e) { }
                }
                """))
        .isEqualTo(Map.of("placed", 2L, "refused", 1L));
  }

  @EachVersion
  void eachMomentIsCountedWithTheArgumentsAsTheyWerePassed(int version) {
    assertThat(
            counted(
                version,
                """
                @Count(value = "returned.{return}.{n}", on = When.RETURN)
                @Count(value = "thrown.{n}", on = When.THROW)
                @Count("called.{n}")
                static String sign(long n) {
                  if (n == 0) {
                    throw new IllegalArgumentException("zero");
                  }
                  if (n < 0) {
                    n = -n;
                    return "minus";
                  }
                  n += 100;
                  return "plus";
                }
                static void run() {
                  sign(1);
                  sign(1);
                  sign(-1);
                  try { sign(0); } catch (IllegalArgumentException e) { }
                }
                """))
        .isEqualTo(
            Map.of(
                "returned.plus.1", 2L,
                "returned.minus.-1", 1L,
                "thrown.0", 1L,
                "called.0", 1L,
                "called.1", 2L,
                "called.-1", 1L));
  }

  @EachVersion
  void parametersOfEverySizeAreSavedBehindTheVariablesOfTheCode(int version) {
    assertThat(
            counted(
                version,
                """
                @Count(value = "r.{a}.{b}.{c}.{d}.{e}.{f}.{g}.{h}.{s}", on = When.RETURN)
                @Count(value = "t.{a}.{b}.{c}.{d}.{e}.{f}.{g}.{h}.{s}", on = When.THROW)
                double mix(
                    byte a, long b, char c, double d, boolean e, float f, short g, int h, Object s) {
                  long sum = 0;
                  for (int i = 0; i < 3; i++) {
                    long twice = 2L * i;
                    sum += twice;
                    d = sum;
                    s = "changed" + i;
                  }
                  Integer[] boxes = new Integer[] {h};
                  for (Integer box : boxes) {
                    if (box < 0) {
                      throw new IllegalArgumentException();
                    }
                    h = 0;
                  }
                  a = 0; b = 0; c = 0; e = false; f = 0; g = 0;
                  return sum;
                }
                static void run() {
                  Shop shop = new Shop();
                  shop.mix((byte) 1, 2L, '3', 4.5, true, 6.5f, (short) 7, 8, "s");
                  try {
                    shop.mix((byte) 1, 2L, '3', 4.5, true, 6.5f, (short) 7, -8, null);
                  } catch (IllegalArgumentException e) { }
                }
                """))
        .isEqualTo(Map.of("r.1.2.3.4.5.true.6.5.7.8.s", 1L, "t.1.2.3.4.5.true.6.5.7.-8.null", 1L));
  }

  @EachVersion
  void onlyWhatLeavesTheMethodIsThrown(int version) {
    assertThat(
            counted(
                version,
                """
                static int finallies; static final Object LOCK = new Object();
                @Count(value = "left.{how}", on = When.THROW)
                @Count(value = "came.{how}", on = When.RETURN)
                static int tangled(int how) {
                  try {
                    try {
                      switch (how) {
                        case 0: throw new IllegalArgumentException();
                        case 1: throw new IllegalStateException();
                        case 2: throw new Error();
                        case 3: return how;
                        case 1000: return -how;
                        default: how = how / (how - 4);
                      }
                    } catch (IllegalArgumentException e) {
                      how = -1;
                    } finally {
                      finallies++;
                      synchronized (LOCK) {
                        if (how == 5) throw new IllegalStateException();
                      }
                    }
                  } catch (ArithmeticException e) {
                    throw e;
                  } finally {
                    finallies++;
                  }
                  return how;
                }
                static void run() {
                  for (int i = 0; i < 8; i++) {
                    try { tangled(i); } catch (Throwable e) { }
                  }
                }
                """))
        .isEqualTo(
            Map.of(
                "came.0", 1L, "left.1", 1L, "left.2", 1L, "came.3", 1L, "left.4", 1L, "left.5", 1L,
                "came.6", 1L, "came.7", 1L));
  }

  @EachVersion
  void aLoopThatBeginsTheMethodIsOneCall(int version) {
    assertThat(
            counted(
                version,
                """
                @Count("called")
                @Count(value = "returned.{n}", on = When.RETURN)
                @Count(value = "thrown.{n}", on = When.THROW)
                static void down(int n) {
                  while (true) {
                    if (--n == 0) return;
                    if (n < -10) throw new IllegalStateException();
                  }
                }
                static void run() {
                  down(5);
                  try { down(0); } catch (IllegalStateException e) { }
                }
                """))
        .isEqualTo(Map.of("called", 2L, "returned.5", 1L, "thrown.0", 1L));
  }

  @EachVersion
  void constructorsCountAllButWhatComesOutOfSuper(int version) {
    assertThat(
            counted(
                version,
                """
                static class Base {
                  Base(Object o) { if (o == null) throw new IllegalArgumentException(); }
                }
                static class Item extends Base {
                  final long n;
                  @Count("new.{n}")
                  @Count(value = "made.{n}.{s}", on = When.RETURN)
                  @Count(value = "failed.{n}.{s}", on = When.THROW)
                  Item(long n, String s) {
                    super(n > 0 ? new StringBuilder(new String(s)) : n == 0 ? fail() : null);
                    if (n > 100) {
                      throw new IllegalStateException();
                    }
                    s = "changed";
                    this.n = n;
                    if (n == 2) { return; }
                    n = 0;
                  }
                  @Count("delegated")
                  @Count(value = "undelegated", on = When.THROW)
                  Item(int n) { this(n, n == 7 ? null : "x"); }
                  static Object fail() { throw new IllegalStateException(); }
                }
                static void run() {
                  for (int n : new int[] {-1, 0, 1, 2, 101, 7}) {
                    try { new Item(n); } catch (RuntimeException e) { }
                  }
                }
                """))
        .containsAllEntriesOf(Map.of("new.-1", 1L, "new.0", 1L, "new.1", 1L, "new.101", 1L))
        .containsAllEntriesOf(Map.of("made.1.x", 1L, "made.2.x", 1L))
        .containsAllEntriesOf(Map.of("failed.0.x", 1L, "failed.101.x", 1L))
        .containsAllEntriesOf(Map.of("failed.7.null", 1L, "delegated", 6L))
        .hasSize(12);
  }
}
