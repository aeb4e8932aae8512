package dev.millrace.domain.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** 2026-11-21 is a Saturday. */
class CronTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "* * * * *       | 2026-11-21T08:00:00Z | 2026-11-21T08:01:00Z",
        "* * * * *       | 2026-11-21T08:00:59.999Z | 2026-11-21T08:01:00Z",
        "* * * * *       | 2026-12-31T23:59:00Z | 2027-01-01T00:00:00Z",
        "30 6 * * *      | 2026-11-21T06:29:59Z | 2026-11-21T06:30:00Z",
        "30 6 * * *      | 2026-11-21T06:30:00Z | 2026-11-22T06:30:00Z",
        "*/15 * * * *    | 2026-11-21T08:46:00Z | 2026-11-21T09:00:00Z",
        "5/20 * * * *    | 2026-11-21T08:26:00Z | 2026-11-21T08:45:00Z",
        "0 8-10/2 * * *  | 2026-11-21T08:00:00Z | 2026-11-21T10:00:00Z",
        "50,10 7 * * *   | 2026-11-21T07:10:00Z | 2026-11-21T07:50:00Z",
        "0 0 * * MON     | 2026-11-21T08:00:00Z | 2026-11-23T00:00:00Z",
        "0 0 * * 1-5     | 2026-11-21T08:00:00Z | 2026-11-23T00:00:00Z",
        "0 0 * * 7       | 2026-11-21T08:00:00Z | 2026-11-22T00:00:00Z",
        "0 0 * * sun     | 2026-11-21T08:00:00Z | 2026-11-22T00:00:00Z",
        "0 0 1 * *       | 2026-11-21T08:00:00Z | 2026-12-01T00:00:00Z",
        "0 0 1 * MON     | 2026-11-21T08:00:00Z | 2026-11-23T00:00:00Z",
        "0 0 1 * MON     | 2026-11-30T08:00:00Z | 2026-12-01T00:00:00Z",
        "0 0 */2 * MON   | 2026-11-21T08:00:00Z | 2026-11-23T00:00:00Z",
        "0 0 1 jan,jul * | 2026-11-21T08:00:00Z | 2027-01-01T00:00:00Z",
        "0 0 29 2 *      | 2026-11-21T08:00:00Z | 2028-02-29T00:00:00Z",
        "0 0 29 2 *      | 2096-03-01T00:00:00Z | 2104-02-29T00:00:00Z",
        "0 0 29 2 */2    | 2004-03-01T00:00:00Z | 2020-02-29T00:00:00Z",
        "0 0 29 2 */7    | 2088-03-01T00:00:00Z | 2128-02-29T00:00:00Z",
        "hourly          | 2026-11-21T08:00:00Z | 2026-11-21T09:00:00Z",
        "daily           | 2026-11-21T08:00:00Z | 2026-11-22T00:00:00Z",
        "weekly          | 2026-11-21T08:00:00Z | 2026-11-22T00:00:00Z",
        "monthly         | 2026-11-21T08:00:00Z | 2026-12-01T00:00:00Z",
      })
  void theNextTimeIsTheFirstThatEveryFieldAllows(String expression, Instant time, Instant next) {
    assertThat(Cron.parse(expression).after(time)).isEqualTo(next);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "* * * *",
        "* * * * * *",
        "60 * * * *",
        "* 24 * * *",
        "* * 0 * *",
        "* * * 13 *",
        "* * * * 8",
        "*/0 * * * *",
        "10-5 * * * *",
        "1,,2 * * * *",
        "-1 * * * *",
        "a * * * *",
        "* * * * MONDAY",
        "0 0 30 2 *",
        "yearly"
      })
  void whatIsNoExpressionOrNeverComesIsRefused(String expression) {
    assertThatThrownBy(() -> Cron.parse(expression)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void theTextMakesItAgain() {
    Cron cron = Cron.parse(" 0  6 * *  MON ");

    assertThat(cron.text()).isEqualTo("cron 0 6 * * MON").hasToString(cron.toString());
    assertThat(Timing.parse(cron.text())).isEqualTo(cron).hasSameHashCodeAs(cron);
    assertThat(Cron.parse("0 7 * * MON")).isNotEqualTo(cron);
    assertThat(Timing.parse("cron daily").text()).isEqualTo("cron daily");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          * * * * *       | PT1M
          0 9,10 * * *    | PT1H
          0 1,23 * * *    | PT2H
          5,50 0,23 * * * | PT15M
          0 6 * * MON     | PT168H
          0 6 * * FRI,SUN | PT48H
          0 6 1 * *       | PT672H
          0 6 13 * FRI    | PT24H
          0 6 29 2 *      | PT35064H
          59 23 31 12 *   | PT8760H
          """)
  void theLeastGapIsThatOfAllYears(String expression, Duration gap) {
    assertThat(Cron.parse(expression).leastGap()).isEqualTo(gap);
  }
}
