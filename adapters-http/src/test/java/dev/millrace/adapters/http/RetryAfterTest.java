package dev.millrace.adapters.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RetryAfterTest {

  private static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          7                             | PT7S
          0                             | PT0S
          120                           | PT2M
          1000000000                    | PT1000000000S
          Sat, 21 Nov 2026 12:00:09 GMT | PT9S
          Sat, 21 Nov 2026 13:00:00 GMT | PT1H
          0000000000000000000000000007  | PT7S
          Saturday, 21-Nov-26 12:00:09 GMT | PT9S
          Sunday, 22-Nov-26 12:00:00 GMT | PT24H
          Sat Nov 21 12:00:09 2026      | PT9S
          Tue Dec  1 12:00:00 2026      | PT240H
          """)
  void secondsAndDatesAreUnderstood(String header, Duration expected) {
    assertThat(RetryAfter.parse(header, NOW)).isEqualTo(expected);
    assertThat(RetryAfter.parse("  " + header + " ", NOW)).isEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Fri, 31 Dec 9999 23:59:59 GMT",
        "Fri Dec 31 23:59:59 9999",
        "999999999999999",
        "99999999999999999999",
        "9223372036854775808000000000000000000000000000000000000000000000000000000000000000000000"
      })
  void whatIsFarAwayIsFarAway(String header) {
    assertThat(RetryAfter.parse(header, NOW)).isGreaterThan(Duration.ofDays(365 * 7_000L));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "-5",
        "soon",
        "1e9",
        "1.5",
        "Sat, 21 Nov 2026 11:59:59 GMT",
        "Saturday, 21-Nov-26 11:59:59 GMT",
        "Sunday, 06-Nov-94 08:49:37 GMT",
        "Sat Nov 21 11:59:59 2026",
        "Sat, 31 Feb 2026 12:00:00 GMT",
        "Thu, 01 Jan 1970 00:00:00 GMT",
        "2026-11-21T12:00:09Z"
      })
  void whatIsPastOrMakesNoSenseIsNoWait(String header) {
    assertThat(RetryAfter.parse(header, NOW)).isZero();
  }
}
