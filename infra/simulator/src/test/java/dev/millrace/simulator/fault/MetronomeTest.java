package dev.millrace.simulator.fault;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class MetronomeTest {

  private long nanos = Long.MAX_VALUE - 5_000_000;
  private final Metronome metronome = new Metronome(Duration.ofMillis(10), () -> nanos);

  @Test
  void whoComesEarlyWaitsForTheBeat() {
    assertThat(metronome.untilNext()).isZero();
    pass(3);
    assertThat(metronome.untilNext()).isEqualTo(Duration.ofMillis(7));
    assertThat(metronome.untilNext()).isEqualTo(Duration.ofMillis(17));
  }

  @Test
  void whoComesLateIsNotMadeUpFor() {
    assertThat(metronome.untilNext()).isZero();
    pass(25);
    assertThat(metronome.untilNext()).isZero();
    pass(1);
    assertThat(metronome.untilNext()).isEqualTo(Duration.ofMillis(9));
  }

  private void pass(int millis) {
    nanos += millis * 1_000_000L;
  }
}
