package dev.millrace.bootstrap.services.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.domain.failure.TransientFailure;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class RecoveryTest {

  @Test
  void itIsGreenWhenAllVitalsAreAtTheSameTime() throws InterruptedException {
    AtomicInteger looks = new AtomicInteger();
    Vital third = () -> looks.incrementAndGet() < 3 ? Optional.of("not yet") : Optional.empty();

    Healing healing = new Recovery(Duration.ofMinutes(1)).await(List.of(Optional::empty, third));

    assertThat(healing.complaints()).isEmpty();
    assertThat(healing.isWithin(Duration.ofMinutes(1))).isTrue();
    assertThat(looks).hasValue(3);
  }

  @Test
  void itGivesUpWithWhatIsStillWrong() throws InterruptedException {
    Vital down = () -> Optional.of("kafka is down");
    Vital unanswered =
        () -> {
          throw new TransientFailure("no answer from postgres");
        };

    Healing healing = new Recovery(Duration.ZERO).await(List.of(down, unanswered));

    assertThat(healing.complaints()).containsExactly("kafka is down", "no answer from postgres");
    assertThat(healing.isWithin(Duration.ofMinutes(1))).isFalse();
  }
}
