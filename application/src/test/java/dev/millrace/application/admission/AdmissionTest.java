package dev.millrace.application.admission;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.millrace.domain.failure.TransientFailure;
import dev.millrace.domain.port.outbox.Backlog;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AdmissionTest {

  private static final AdmissionLimits LIMITS =
      new AdmissionLimits(1_000, 8 << 20, Duration.ofHours(1));

  private Backlog backlog = Backlog.NONE;
  private final WatchedAdmission admission = new WatchedAdmission(() -> backlog, LIMITS);

  @ParameterizedTest
  @CsvSource({
    "1000, 8388608, PT1H, ''",
    "1001, 0, PT0S, 'full: more than 1,000 records are on their way'",
    "0, 8388609, PT0S, 'full: more than 8 MiB wait in the outbox'",
    "0, 0, PT1H0.001S, 'full: a record on its way is older than PT1H'"
  })
  void eachLimitMayBeReachedAndNotPassed(long records, long bytes, Duration age, String refusal) {
    measured(new Backlog(records, bytes, age));

    assertThat(admission.refusal().orElse("")).endsWith(refusal);
    assertThat(admission.refusal().isPresent()).isEqualTo(!refusal.isEmpty());
  }

  @Test
  void allLimitsThatArePassedAreTold() {
    measured(new Backlog(1_001, 0, Duration.ofHours(2)));
    assertThat(admission.passed()).isEqualTo(new PassedLimits(true, false, true));

    measured(Backlog.NONE);
    assertThat(admission.passed()).isEqualTo(PassedLimits.NONE);
  }

  @Test
  void untilSomebodyLooksEverythingIsTakenIn() {
    backlog = new Backlog(5_000, 0, Duration.ZERO);

    assertThat(admission.refusal()).isEmpty();
  }

  @Test
  void aPathThatCannotBeMeasuredLeavesThingsAsTheyAre() {
    measured(new Backlog(5_000, 0, Duration.ZERO));
    WatchedAdmission failing =
        new WatchedAdmission(
            () -> {
              if (backlog.records() == 0) {
                throw new TransientFailure("away");
              }
              return backlog;
            },
            LIMITS);
    failing.look();
    backlog = Backlog.NONE;

    assertThatThrownBy(failing::look).isInstanceOf(TransientFailure.class);
    assertThat(failing.refusal()).isPresent();
  }

  @Test
  void whoHasNobodyToLookLooksWhenItIsTime() {
    AtomicReference<Instant> now = new AtomicReference<>(Instant.EPOCH);
    LookingAdmission looking =
        new LookingAdmission(admission, admission::look, Duration.ofSeconds(5), now::get);
    assertThat(looking.refusal()).isEmpty();

    backlog = new Backlog(5_000, 0, Duration.ZERO);
    now.set(Instant.EPOCH.plusMillis(4_999));
    assertThat(looking.refusal()).isEmpty();
    now.set(Instant.EPOCH.plusSeconds(5));
    assertThat(looking.refusal()).isPresent();

    backlog = Backlog.NONE;
    assertThat(looking.refusal()).isPresent();
    now.set(Instant.EPOCH.plusSeconds(10));
    assertThat(looking.refusal()).isEmpty();
  }

  @Test
  void whatWaitsAtTwoHopsWaitsTogetherAndIsAsOldAsTheOldest() {
    Backlog one = new Backlog(3, 10, Duration.ofSeconds(5));
    Backlog other = new Backlog(4, 0, Duration.ofSeconds(2));

    assertThat(one.plus(other)).isEqualTo(new Backlog(7, 10, Duration.ofSeconds(5)));
    assertThat(other.plus(one)).isEqualTo(one.plus(other));
  }

  private void measured(Backlog now) {
    backlog = now;
    admission.look();
  }
}
