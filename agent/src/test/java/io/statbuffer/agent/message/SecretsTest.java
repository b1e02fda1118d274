package io.statbuffer.agent.message;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A database whose URL and password are known. */
class SecretsTest {
  private static String masked(String url) {
    return Secrets.of(url, null).mask(url);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "jdbc:h2:file:./x;PASSWORD='SECRETpw';BOGUS=1|jdbc:h2:file:./x;PASSWORD=***;BOGUS=1",
        "jdbc:h2:file:./x;PASSWORD='SECRETpw'';SECRETpw';A=1|jdbc:h2:file:./x;PASSWORD=***;A=1",
        "jdbc:h2:file:./x;PASSWORD=SECRETpw&SECRETpw;A=1|jdbc:h2:file:./x;PASSWORD=***;A=1",
        "jdbc:h2:file:./x;PASSWORD='SECRETpw;SECRETpw|jdbc:h2:file:./x;PASSWORD=***",
        "jdbc:postgresql://u:SEC/SECRETpw@127.0.0.1:1/x|jdbc:postgresql://u:***@127.0.0.1:1/x",
        "jdbc:postgresql://u:SEC?@SECRETpw@h/x?a=b@c|jdbc:postgresql://u:***@h/x?a=b@c",
        "jdbc:postgresql://SECRETpw@h/x|jdbc:postgresql://***@h/x",
        "jdbc:postgresql://h/x?password=a;SECRETpw&a=b|jdbc:postgresql://h/x?password=***&a=b",
        "jdbc:postgresql://h/x?a=b&token=SECRETpw&c=d|jdbc:postgresql://h/x?a=b&token=***&c=d",
        "jdbc:x://h/x?clientSecret=SECRETpw|jdbc:x://h/x?clientSecret=***",
        "jdbc:mysql://h/x?trustStoreKey=SECRETpw&c=d|jdbc:mysql://h/x?trustStoreKey=***&c=d",
        "jdbc:oracle:thin:u/SECRETpw@//h|jdbc:oracle:thin:u/***@//h",
        "jdbc:oracle:thin:u/a//SECRET/SECRETpw@h:1:x|jdbc:oracle:thin:u/***@h:1:x",
        "jdbc:sqlserver://h;password={s3}};SECRETpw};a=b|jdbc:sqlserver://h;password=***;a=b",
        "jdbc:sqlserver://h;password=s3 SECRETpw;a=b|jdbc:sqlserver://h;password=***;a=b",
        "jdbc:sqlserver://h;user=u@t;PWD=SECRETpw|jdbc:sqlserver://h;user=u@t;PWD=***",
      })
  void nothingSecretOfItsUrlIsLeft(String url, String masked) {
    assertThat(masked(url)).isEqualTo(masked).doesNotContain("SECRET");
    assertThat(Secrets.of(url, null).mask("no way to " + url + ": refused"))
        .isEqualTo("no way to " + masked + ": refused");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "jdbc:postgresql://db:5432/app?user=u",
        "jdbc:h2:file:./statbuffer-counts;DB_CLOSE_ON_EXIT=FALSE",
        "jdbc:h2:file:/builds/job@2/counts;DB_CLOSE_ON_EXIT=FALSE",
        "jdbc:sqlite:/builds/job@2/counts",
        "jdbc:postgresql://a:1,b:2/app",
        "jdbc:oracle:thin:@//h:1521/x",
        "jdbc:sqlserver://h;user=me@tenant",
        "no url",
      })
  void whatHoldsNoSecretStaysAsItIs(String url) {
    assertThat(masked(url)).isEqualTo(url);
  }

  @Test
  void thePasswordAndTheSecretsOfTheUrlAreMaskedWhereverAMessageQuotesThem() {
    Secrets secrets = Secrets.of("jdbc:h2:x;PASSWORD='in;URL'", "config ured");

    assertThat(secrets.mask("bad login \"config ured\", in;URL"))
        .isEqualTo("bad login \"***\", ***");
    assertThat(secrets.mask("near 'in;URL'")).doesNotContain("in;URL");
  }

  @Test
  void aSecretThatIsAPartOfAnotherDoesNotLeaveTheRest() {
    assertThat(Secrets.of("jdbc:x://u:abcdefg@h", "abcd").mask("abcdefg")).isEqualTo("***");
  }

  @Test
  void wordsThatAreTooShortOrTooUsualToBeSecretStay() {
    assertThat(Secrets.of("jdbc:sqlite:x?foreign_keys=true", "sa").mask("it's true of sa"))
        .isEqualTo("it's true of sa");
  }
}
