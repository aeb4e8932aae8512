package dev.millrace.domain.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SpanWordsTest {

  @ParameterizedTest
  @CsvSource({
    "PT-3S, 0 s",
    "PT0S, 0 s",
    "PT59.9S, 59 s",
    "PT60S, 1 min",
    "PT3M20S, 3 min 20 s",
    "PT1H, 1 h",
    "PT2H5M59S, 2 h 5 min",
    "PT24H, 1 day",
    "PT102H, 4 days 6 h"
  })
  void aSpanIsToldInItsTwoLargestUnits(Duration span, String words) {
    assertThat(Span.words(span)).isEqualTo(words);
  }
}
