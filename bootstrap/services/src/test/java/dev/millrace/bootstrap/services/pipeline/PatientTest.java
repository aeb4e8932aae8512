package dev.millrace.bootstrap.services.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.millrace.domain.failure.PermanentFailure;
import dev.millrace.domain.failure.TransientFailure;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

final class PatientTest {

  private final AtomicInteger tries = new AtomicInteger();

  @Test
  void whatFailsForATimeIsTriedAgain() throws IOException, InterruptedException {
    new Patient(this::lateOnce, Duration.ofMinutes(1)).run();
    assertThat(tries).hasValue(2);
  }

  @Test
  void patienceEnds() {
    Patient patient = new Patient(this::lateOnce, Duration.ZERO);
    assertThatThrownBy(patient::run).isInstanceOf(TransientFailure.class).hasMessage("late");
    assertThat(tries).hasValue(1);
  }

  @Test
  void whatStaysWrongIsNotTriedAgain() {
    Patient patient = new Patient(this::wrong, Duration.ofMinutes(1));
    assertThatThrownBy(patient::run).isInstanceOf(PermanentFailure.class);
    assertThat(tries).hasValue(1);
  }

  private void lateOnce() {
    if (tries.incrementAndGet() == 1) {
      throw new TransientFailure("late", new IOException());
    }
  }

  private void wrong() {
    tries.incrementAndGet();
    throw new PermanentFailure("wrong");
  }
}
