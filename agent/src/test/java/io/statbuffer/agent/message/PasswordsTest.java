package io.statbuffer.agent.message;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PasswordsTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "jdbc:postgresql://db/app?user=u&password=secret&ssl=true|jdbc:postgresql://db/app?user=u&password=***&ssl=true",
        "jdbc:postgresql://db/app?sslpassword=secret|jdbc:postgresql://db/app?sslpassword=***",
        "jdbc:h2:./x;USER=sa;PASSWORD=secret;MODE=MySQL|jdbc:h2:./x;USER=sa;PASSWORD=***;MODE=MySQL",
        "jdbc:mysql://u:secret@db:3306/app|jdbc:mysql://u:***@db:3306/app",
        "jdbc:mysql://u:se@cret@db/app?a=b|jdbc:mysql://u:***@db/app?a=b",
        "jdbc:mysql://(host=db,user=u,password=secret)/app|jdbc:mysql://(host=db,user=u,password=***)/app",
        "jdbc:oracle:thin:u/secret@db:1521:x|jdbc:oracle:thin:u/***@db:1521:x",
        "jdbc:sqlserver://db;password={se;cret};a=b|jdbc:sqlserver://db;password=***;a=b",
        "jdbc:h2:./x;PASSWORD='secret;secret';A=1|jdbc:h2:./x;PASSWORD=***;A=1",
        "jdbc:x://db?a=b&token=secret&c=d|jdbc:x://db?a=b&token=***&c=d",
        "jdbc:x://db?clientSecret=secret|jdbc:x://db?clientSecret=***",
        "to jdbc:x://db?password=secret: Connection to|to jdbc:x://db?password=***: Connection to",
        "two: ?password=secret and PWD=secret|two: ?password=*** and PWD=***",
      })
  void aPasswordIsMasked(String text, String masked) {
    assertThat(Passwords.mask(text)).isEqualTo(masked).doesNotContain("secret");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "no url at all",
        "jdbc:postgresql://db:5432/app?user=u",
        "jdbc:h2:file:./statbuffer-counts;DB_CLOSE_ON_EXIT=FALSE",
        "jdbc:postgresql://a:1,b:2/app",
        "mail me@example.com",
        "=",
      })
  void whatHoldsNoPasswordStaysAsItIs(String text) {
    assertThat(Passwords.mask(text)).isEqualTo(text);
  }
}
