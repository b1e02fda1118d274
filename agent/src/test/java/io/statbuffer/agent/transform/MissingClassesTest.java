package io.statbuffer.agent.transform;

import static org.assertj.core.api.Assertions.assertThat;

import io.statbuffer.agent.weave.Rule;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class MissingClassesTest {
  private static List<String> missing(String... classes) {
    Set<String> there = Set.of("acme/Shop", "acme/Shop$Order");
    List<Rule> rules = List.of(classes).stream().map(c -> new Rule(c, "m", null, "k")).toList();
    return MissingClasses.of(rules, name -> there.contains(name) ? new byte[0] : null);
  }

  @Test
  void aRuleWhoseClassIsNotThereIsSaidAndNoOther() {
    assertThat(missing("acme.Shop", "acme.Shop.Order", "acme.Shop$Order")).isEmpty();
    assertThat(missing("acme.Shop", "acme.Shpo"))
        .containsExactly(
            "acme.Shpo.m: there is no class acme.Shpo on the class path; it is only counted if"
                + " another class loader brings it");
  }

  @Test
  void whatCanNeverHoldIsSaidElsewhere() {
    assertThat(missing("java.util.NoSuchList", "io.statbuffer.runtime.NoSuchClass")).isEmpty();
  }
}
