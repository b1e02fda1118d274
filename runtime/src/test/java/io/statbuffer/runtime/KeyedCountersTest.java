package io.statbuffer.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.lang.ref.WeakReference;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class KeyedCountersTest {
  private final Rig rig = new Rig();
  private final AtomicInteger made = new AtomicInteger();

  private KeyedCounters<String> pages(StatBuffer<String> buffer) {
    return buffer.keyedBy(
        slug -> {
          made.incrementAndGet();
          return "page." + slug;
        });
  }

  @Test
  void aKeyIsMadeOnce() {
    StatBuffer<String> buffer = rig.start();
    KeyedCounters<String> pages = pages(buffer);
    pages.increment("home");
    pages.increment("home", 20);
    pages.increment("ho".concat("me"), -4);
    buffer.increment("page.home", 100);
    assertThat(buffer.pending()).isEqualTo(Map.of("page.home", 117L));
    assertThat(made).hasValue(1);
  }

  @Test
  void aKeyThatWasDroppedFromMemoryIsForgottenAndGoesOnExactly() {
    StatBuffer<String> buffer = rig.start();
    KeyedCounters<String> pages = pages(buffer);
    pages.increment("home", 3);
    for (int interval = 0; interval < 10; interval++) {
      rig.advance(Rig.seconds(5));
    }
    assertThat(pages.size()).isEqualTo(1);
    rig.advance(Rig.seconds(5));
    assertThat(buffer.keys()).isZero();
    pages.increment("home", 4); // through the counter that was dropped a moment ago
    assertThat(buffer.pending()).isEqualTo(Map.of("page.home", 4L));
    for (int interval = 0; interval < 12; interval++) {
      rig.advance(Rig.seconds(5));
    }
    assertThat(pages.size()).isZero();
    pages.increment("home", 5);
    buffer.flush();
    assertThat(rig.handler.rows()).isEqualTo(Map.of("page.home", 12L));
    assertThat(made).hasValue(2);
  }

  @Test
  void pastMaxKeysNothingIsRemembered() {
    StatBuffer<String> buffer = rig.builder().maxKeys(1).start();
    KeyedCounters<String> pages = pages(buffer);
    pages.increment("home");
    pages.increment("other");
    pages.increment("third", 10);
    assertThat(pages.size()).isEqualTo(1);
    assertThat(buffer.pending()).isEqualTo(Map.of("page.home", 1L, "~overflow", 11L));
  }

  @Test
  void whatTheFunctionThrowsComesThrough() {
    StatBuffer<String> buffer = rig.start();
    KeyedCounters<String> failing =
        buffer.keyedBy(
            slug -> {
              throw new IllegalArgumentException(slug);
            });
    assertThatThrownBy(() -> failing.increment("home"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("home");
    assertThat(buffer.pending()).isEmpty();
  }

  @Test
  void theBufferDoesNotKeepThemInMemory() {
    StatBuffer<String> buffer = rig.start();
    WeakReference<KeyedCounters<String>> unused = new WeakReference<>(pages(buffer));
    await()
        .until(
            () -> {
              System.gc();
              return unused.get() == null;
            });
    assertThat(buffer.isStarted()).isTrue();
  }
}
