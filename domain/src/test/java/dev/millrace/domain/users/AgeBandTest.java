package dev.millrace.domain.users;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AgeBandTest {

  private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");

  @ParameterizedTest
  @CsvSource({
    "2026-11-21, 0-17",
    "2008-11-22, 0-17",
    "2008-11-21, 18-24",
    "2001-11-22, 18-24",
    "2001-11-21, 25-34",
    "1991-11-21, 35-44",
    "1981-11-21, 45-54",
    "1971-11-21, 55-64",
    "1961-11-21, 65+",
    "1850-01-01, 65+"
  })
  void agesAreToldInBands(LocalDate born, String band) {
    Instant birth = Instant.parse(born + "T23:00:00Z");
    assertThat(AgeBand.of(birth, NOON)).contains(band);
  }

  @Test
  void whoIsNotBornYetHasNoAge() {
    Instant tomorrow = NOON.plusSeconds(86_400);
    assertThat(AgeBand.of(tomorrow, NOON)).isEmpty();
  }
}
