package dev.millrace.domain.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EveryTest {

  @ParameterizedTest
  @CsvSource({
    "15m, 2026-11-21T08:00:00Z, 2026-11-21T08:15:00Z",
    "15m, 2026-11-21T08:14:59.999Z, 2026-11-21T08:15:00Z",
    "1h, 2026-11-21T08:15:00Z, 2026-11-21T09:00:00Z",
    "1d, 2026-11-21T08:15:00Z, 2026-11-22T00:00:00Z",
    "10s, 1969-12-31T23:59:55Z, 1970-01-01T00:00:00Z"
  })
  void theMultiplesOfTheSpanAreItsTimes(String span, Instant time, Instant next) {
    assertThat(Every.parse(span).after(time)).isEqualTo(next);
  }

  @ParameterizedTest
  @CsvSource({"90s, 90s", "60s, 1m", "90m, 90m", "120m, 2h", "36h, 36h", "48h, 2d", "0s, 0s"})
  void aSpanIsWrittenInTheLargestUnitThatLosesNothing(String given, String written) {
    assertThat(Span.text(Span.parse(given))).isEqualTo(written);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "15", "m", "15 m", "-1m", "1.5h", "1w", "1234567s", "PT15M"})
  void whatIsNoSpanIsRefused(String text) {
    assertThatThrownBy(() -> Span.parse(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("such as 15m");
  }

  @Test
  void lessThanTenSecondsIsTooOften() {
    assertThat(Every.parse("10s").span()).isEqualTo(Duration.ofSeconds(10));
    assertThatThrownBy(() -> Every.parse("9s")).hasMessageContaining("at least 10s");
    assertThatThrownBy(() -> new Every(Duration.ofMillis(10_500)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void theTextMakesItAgain() {
    assertThat(Timing.parse("every 90m")).isEqualTo(new Every(Duration.ofMinutes(90)));
    assertThat(Timing.parse("every 60m").text()).isEqualTo("every 1h");
    assertThatThrownBy(() -> Timing.parse("always")).hasMessageContaining("always");
    assertThatThrownBy(() -> Timing.parse("at noon")).hasMessageContaining("at noon");
  }
}
