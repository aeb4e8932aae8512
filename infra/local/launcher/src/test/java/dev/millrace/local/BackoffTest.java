package dev.millrace.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class BackoffTest {

  @Test
  void thePauseDoublesUpToFiveSeconds() {
    Backoff backoff = new Backoff();

    assertThat(Stream.generate(() -> backoff.afterDeath(Duration.ZERO).toMillis()).limit(7))
        .containsExactly(200L, 400L, 800L, 1_600L, 3_200L, 5_000L, 5_000L);
  }

  @Test
  void aProcessThatLivedLongIsStartedAgainAtOnce() {
    Backoff backoff = new Backoff();
    backoff.afterDeath(Duration.ZERO);
    backoff.afterDeath(Duration.ZERO);

    assertThat(backoff.afterDeath(Backoff.HEALTHY)).isEqualTo(Duration.ofMillis(200));
  }
}
