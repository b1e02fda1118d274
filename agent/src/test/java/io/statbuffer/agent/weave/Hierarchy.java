package io.statbuffer.agent.weave;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;

/** Small applications of types and a {@code Main} that calls them. */
final class Hierarchy {
  private Hierarchy() {}

  static Map<String, Long> counted(WovenClasses woven) {
    return Counted.by(() -> woven.run("Main"));
  }

  static WovenClasses woven(String types, String calls) {
    WovenClasses woven = WovenClasses.of(source(types, calls));
    assertThat(woven.messages()).isEmpty();
    return woven;
  }

  static String source(String types, String calls) {
    return "import io.statbuffer.annotations.*;\n"
        + types
        + "\nclass Main { static void run() { "
        + calls
        + " } }";
  }
}
