package io.statbuffer.runtime.callsite;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;

/** Whether generated code has to stand back. */
class WovenClassesTest {
  static class Before {}

  static class After {}

  @Test
  void aClassThatIsAboutToBeDefinedIsWovenFromTheStart() {
    WovenClasses.woven(getClass().getClassLoader(), Before.class.getName(), Set.of("place(int)"));

    assertThat(WovenClasses.of(Before.class).counts("place(int)")).isTrue();
    assertThat(WovenClasses.of(Before.class).counts("place(long)")).isFalse();
  }

  @Test
  void aClassMayBecomeWovenWhileItIsUsed() {
    WovenClass state = WovenClasses.of(After.class);
    assertThat(state.counts("place()")).isFalse();

    WovenClasses.woven(After.class, Set.of("place()"));

    assertThat(state.counts("place()")).isTrue();
  }

  @Test
  void noOtherClassIsWoven() {
    assertThat(WovenClasses.of(String.class).counts("length()")).isFalse();
  }
}
