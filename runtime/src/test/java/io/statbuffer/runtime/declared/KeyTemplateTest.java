package io.statbuffer.runtime.declared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.statbuffer.runtime.declared.KeyTemplate.Literal;
import io.statbuffer.runtime.declared.KeyTemplate.Placeholder;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KeyTemplateTest {
  @Test
  void aKeyWithoutPlaceholdersIsFixed() {
    KeyTemplate template = KeyTemplate.parse("orders.placed");

    assertThat(template.isFixed()).isTrue();
    assertThat(template.fixedKey()).isEqualTo("orders.placed");
  }

  @Test
  void doubledBracesAreLiteral() {
    assertThat(KeyTemplate.parse("a{{b}}c").fixedKey()).isEqualTo("a{b}c");
    assertThat(KeyTemplate.parse("{{{slug}}}").parts())
        .containsExactly(new Literal("{"), new Placeholder("slug", List.of()), new Literal("}"));
  }

  @Test
  void placeholdersHaveARootAndAPath() {
    KeyTemplate template = KeyTemplate.parse("api.{request.tenant.id}.{0}.{return.status}");

    assertThat(template.placeholders())
        .containsExactly(
            new Placeholder("request", List.of("tenant", "id")),
            new Placeholder("0", List.of()),
            new Placeholder("return", List.of("status")));
    assertThat(template.placeholders().get(1).isIndex()).isTrue();
    assertThat(template.placeholders().get(2).isReturn()).isTrue();
    assertThat(template.isFixed()).isFalse();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "page.{slug       | malformed key template \"page.{slug\" at character 6: this { is never",
        "page.slug}       | malformed key template \"page.slug}\" at character 10: this } closes",
        "page.{}          | malformed key template \"page.{}\" at character 6: a name is missing",
        "page.{a..b}      | malformed key template \"page.{a..b}\" at character 6: a name is",
        "page.{a b}       | malformed key template \"page.{a b}\" at character 6: 'a b' is no name",
        "page.{a.0}       | malformed key template \"page.{a.0}\" at character 6: '0' is no name",
        "page.{1234}      | malformed key template \"page.{1234}\" at character 6: '1234' is no",
        "page.{a{b}       | malformed key template \"page.{a{b}\" at character 6: 'a{b' is no name",
      })
  void aMalformedTemplateIsRefusedWithTheCharacterAndTheRule(String text, String message) {
    assertThatThrownBy(() -> KeyTemplate.parse(text))
        .isInstanceOf(InvalidCountException.class)
        .hasMessageStartingWith(message);
  }

  @Test
  void anEmptyKeyIsRefused() {
    assertThatThrownBy(() -> KeyTemplate.parse(""))
        .hasMessage("the key is empty: give what is counted a name");
  }
}
