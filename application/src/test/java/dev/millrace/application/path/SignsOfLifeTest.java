package dev.millrace.application.path;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.domain.port.call.AdjustableClock;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** The clock is that of the process that looks; the signs have their own. */
class SignsOfLifeTest {

  private static final String QUERY = "users facts";

  private final AdjustableClock clock = new AdjustableClock();
  private final SignsOfLife signs =
      new SignsOfLife(clock, () -> Duration.between(Instant.EPOCH, clock.instant()).toNanos());

  @Test
  void atTheFirstLookTheClocksTell() {
    Instant now = clock.instant();
    assertThat(signs.isSilent("one", now.minusSeconds(60))).isFalse();
    assertThat(signs.isSilent("other", now.minusMillis(60_001))).isTrue();
  }

  @Test
  void whoWasNeverHeardOfIsSilent() {
    assertThat(signs.isSilent(QUERY, null)).isTrue();
  }

  @Test
  void whoseSignsAreSeenToChangeIsNotSilentWhateverTheClocksSay() {
    Instant sign = clock.instant().minus(Duration.ofMinutes(5));
    assertThat(signs.isSilent(QUERY, sign)).as("nothing else is known yet").isTrue();

    clock.pass(Duration.ofSeconds(10));
    assertThat(signs.isSilent(QUERY, sign.plusSeconds(10))).isFalse();
    clock.pass(Duration.ofSeconds(60));
    assertThat(signs.isSilent(QUERY, sign.plusSeconds(10))).as("a minute, no more").isFalse();
    clock.pass(Duration.ofMillis(1));
    assertThat(signs.isSilent(QUERY, sign.plusSeconds(10))).isTrue();
  }

  @Test
  void whoseSignDoesNotChangeForAMinuteIsSilentWhateverTheClocksSay() {
    Instant sign = clock.instant().plus(Duration.ofMinutes(5));
    assertThat(signs.isSilent(QUERY, sign)).isFalse();
    clock.pass(Duration.ofMillis(60_001));
    assertThat(signs.isSilent(QUERY, sign)).isTrue();
  }

  @Test
  void aChangeSinceALookLongAgoProvesNothing() {
    Instant sign = clock.instant();
    assertThat(signs.isSilent(QUERY, sign)).isFalse();
    clock.pass(Duration.ofHours(1));
    assertThat(signs.isSilent(QUERY, sign.plusSeconds(10))).isTrue();
  }

  @Test
  void eachQueryHasItsOwnSigns() {
    Instant sign = clock.instant().minus(Duration.ofMinutes(5));
    signs.isSilent(QUERY, sign);
    clock.pass(Duration.ofSeconds(10));
    assertThat(signs.isSilent("users windows", sign.plusSeconds(10))).isTrue();
  }
}
