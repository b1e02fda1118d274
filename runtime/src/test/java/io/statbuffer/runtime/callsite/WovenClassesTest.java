package io.statbuffer.runtime.callsite;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Whether generated code has to stand back. */
class WovenClassesTest {
  static class Before {}

  static class After {}

  static class Never {}

  @Test
  void aClassThatIsAboutToBeDefinedIsWovenFromTheStart() {
    WovenClasses.woven(getClass().getClassLoader(), Before.class.getName());

    assertThat(WovenClasses.of(Before.class).isWoven()).isTrue();
  }

  @Test
  void aClassMayBecomeWovenWhileItIsUsed() {
    WovenClass state = WovenClasses.of(After.class);
    assertThat(state.isWoven()).isFalse();

    WovenClasses.woven(After.class);

    assertThat(state.isWoven()).isTrue();
  }

  @Test
  void noOtherClassIsWoven() {
    WovenClasses.woven(null, Never.class.getName());

    assertThat(WovenClasses.of(Never.class).isWoven()).isFalse();
    assertThat(WovenClasses.of(String.class).isWoven()).isFalse();
  }
}
