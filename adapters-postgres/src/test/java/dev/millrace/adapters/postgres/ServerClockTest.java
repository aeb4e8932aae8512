package dev.millrace.adapters.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.domain.failure.TransientFailure;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class ServerClockTest {

  private static final Instant OURS = Instant.parse("2026-11-21T08:00:00Z");
  private static final Instant THEIRS = Instant.parse("2026-11-21T09:30:00Z");

  private Instant server = THEIRS;
  private boolean away;
  private int asked;
  private long ticks = Long.MAX_VALUE - 1;
  private final ServerClock clock =
      new ServerClock(this::ask, InstantSource.fixed(OURS), () -> ticks);

  private Instant ask() {
    asked++;
    if (away) {
      throw new TransientFailure("away");
    }
    return server;
  }

  @Test
  void itTellsWhatTheServerSaysAndNotThisMachine() {
    assertThat(clock.instant()).isEqualTo(THEIRS);
  }

  @Test
  void itCountsOnAndLooksAgainNowAndThen() {
    clock.instant();
    server = THEIRS.minusSeconds(3600);
    pass(Duration.ofSeconds(9));
    assertThat(clock.instant()).isEqualTo(THEIRS.plusSeconds(9));
    assertThat(asked).isEqualTo(1);
    pass(Duration.ofSeconds(1));
    assertThat(clock.instant()).isEqualTo(server);
    assertThat(asked).isEqualTo(2);
  }

  @Test
  void whileTheServerIsAwayItCountsOnAndAsksNoMoreOften() {
    clock.instant();
    away = true;
    pass(Duration.ofSeconds(25));
    assertThat(clock.instant()).isEqualTo(THEIRS.plusSeconds(25));
    pass(Duration.ofSeconds(9));
    assertThat(clock.instant()).isEqualTo(THEIRS.plusSeconds(34));
    assertThat(asked).isEqualTo(2);
  }

  @Test
  void untilTheServerHasAnsweredThisMachineTells() {
    away = true;
    assertThat(clock.instant()).isEqualTo(OURS);
    away = false;
    pass(Duration.ofSeconds(10));
    assertThat(clock.instant()).isEqualTo(THEIRS);
  }

  private void pass(Duration time) {
    ticks += TimeUnit.NANOSECONDS.convert(time);
  }
}
