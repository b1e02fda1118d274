package io.statbuffer.agent.weave;

import static org.assertj.core.api.Assertions.assertThat;

import io.statbuffer.runtime.StatBuffers;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Into which buffer a woven method counts. */
class BufferedTest {
  private static WovenClasses woven(String annotations) {
    return WovenClasses.of(
        "@io.statbuffer.annotations.Buffered(name = \"of package\", interval = \"1m\") package shop;",
        """
        package shop;
        import io.statbuffer.annotations.*;
        ANNOTATIONS
        class Outer {
          @Count("outer") static void a() {}
          static class Nested {
            @Count("nested") static void b() {}
            @Buffered(name = "of innermost", interval = "10s", jitter = "2s", backoff = "1s", maxKeys = 100)
            static class Innermost {
              @Count("innermost") static void c() {}
            }
          }
          static void run() {
            a();
            Nested.b();
            Nested.Innermost.c();
            class Local { @Count("local") Local() {} }
            new Local();
          }
        }
        """
            .replace("ANNOTATIONS", annotations));
  }

  @Test
  void thePackagesHoldsForTypesWithoutOne() {
    WovenClasses woven = woven("");

    assertThat(Counted.by("of package", () -> woven.run("shop.Outer")))
        .isEqualTo(Map.of("outer", 1L, "nested", 1L, "local", 1L));
    assertThat(StatBuffers.declaration("of package").interval()).isEqualTo(Duration.ofMinutes(1));
  }

  @Test
  void theNearestTypesHolds() {
    WovenClasses woven = woven("@Buffered(name = \"of outer\")");

    assertThat(Counted.by("of outer", () -> woven.run("shop.Outer")))
        .isEqualTo(Map.of("outer", 1L, "nested", 1L, "local", 1L));
    assertThat(Counted.by("of innermost", () -> woven.run("shop.Outer")))
        .isEqualTo(Map.of("innermost", 1L));
    assertThat(StatBuffers.declaration("of innermost").maxKeys()).isEqualTo(100);
    assertThat(woven.counted)
        .extracting(CountedMethod::buffer)
        .containsExactlyInAnyOrder("of outer", "of outer", "of innermost", "of outer");
  }

  @Test
  void aWrongOneIsAProblemOfItsTypesWhichCountByItsNameAlone() {
    WovenClasses woven = woven("@Buffered(name = \"wrong\", interval = \"soon\")");

    assertThat(Counted.by("wrong", () -> woven.run("shop.Outer")))
        .isEqualTo(Map.of("outer", 1L, "nested", 1L, "local", 1L));
    assertThat(woven.messages())
        .contains(
            "shop.Outer: wrong @Buffered, counts into buffer wrong as if it said no more: interval"
                + " must be a whole number with the unit ms, s, m or h, such as 5s: soon")
        .hasSize(3);
  }
}
