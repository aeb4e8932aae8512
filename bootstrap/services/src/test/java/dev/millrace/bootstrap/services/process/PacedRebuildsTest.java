package dev.millrace.bootstrap.services.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class PacedRebuildsTest {

  @Test
  void aRebuildThatWaitsForHoursDoesNotHoldUpTheEnd() throws InterruptedException {
    CountDownLatch begun = new CountDownLatch(1);
    List<Boolean> left = new ArrayList<>();
    PacedRebuilds rebuilds =
        new PacedRebuilds(
            pace -> {
              begun.countDown();
              while (pace.mayGoOn()) {
                pace.pause();
              }
              left.add(pace.mayGoOn());
              return 1;
            });
    Loop loop = Loop.start("rebuilds", rebuilds, Duration.ofSeconds(1));
    assertThat(begun.await(10, TimeUnit.SECONDS)).isTrue();

    loop.close();

    assertThat(loop.ended()).isCompleted();
    assertThat(left).containsExactly(false);
  }

  @Test
  void itGoesOnWhileNobodyAsksItToEnd() {
    List<Boolean> asked = new ArrayList<>();
    PacedRebuilds rebuilds =
        new PacedRebuilds(
            pace -> {
              asked.add(pace.mayGoOn());
              return 3;
            });

    assertThat(rebuilds.run()).isEqualTo(3);

    assertThat(asked).containsExactly(true);
  }
}
