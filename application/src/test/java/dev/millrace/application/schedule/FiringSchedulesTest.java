package dev.millrace.application.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.millrace.domain.event.RunId;
import dev.millrace.domain.failure.TransientFailure;
import dev.millrace.domain.family.Families;
import dev.millrace.domain.port.call.AdjustableClock;
import dev.millrace.domain.port.run.InMemoryRuns;
import dev.millrace.domain.port.run.Run;
import dev.millrace.domain.port.run.RunPlan;
import dev.millrace.domain.port.schedule.InMemorySchedules;
import dev.millrace.domain.record.FamilyName;
import dev.millrace.domain.schedule.Cron;
import dev.millrace.domain.schedule.Every;
import dev.millrace.domain.schedule.Missed;
import dev.millrace.domain.schedule.Schedule;
import dev.millrace.domain.schedule.ScheduleName;
import dev.millrace.domain.testing.InMemoryStore;
import dev.millrace.domain.users.Users;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The clock begins at 08:00 on 2026-11-21. */
class FiringSchedulesTest {

  private static final ScheduleName NIGHTLY = new ScheduleName("nightly");

  private final AdjustableClock clock = new AdjustableClock();
  private final InMemoryRuns runs = new InMemoryRuns(new InMemoryStore(clock));
  private final InMemorySchedules schedules = new InMemorySchedules(runs);
  private final KeepSchedules keep =
      new KeepingSchedules(new Families(List.of(new Users())), schedules, clock);
  private final FireSchedules fire = instance();

  /** Another process, or the same after its restart. */
  private FireSchedules instance() {
    return new FiringSchedules(schedules, runs, clock, UUID::randomUUID);
  }

  @Test
  void aRunIsStartedAtItsTimeAndNotBefore() {
    add("0 6 * * *", Duration.ZERO, Missed.SKIP);

    clock.pass(Duration.ofHours(22).minusSeconds(1));
    assertThat(fire.fire()).isEmpty();
    clock.pass(Duration.ofSeconds(1));

    List<Fired> fired = fire.fire();
    assertThat(fired).hasSize(1);
    Run run = runs.newest(1).get(0);
    assertThat(fired.get(0).run()).isEqualTo(run.id());
    assertThat(run.plan().seed()).isEqualTo("day-2026-11-22");
    assertThat(run.plan().firstPage()).isEqualTo(3);
    Schedule schedule = schedules.find(NIGHTLY).orElseThrow();
    assertThat(schedule.lastRun()).isEqualTo(run.id());
    assertThat(schedule.next().due()).isEqualTo("2026-11-23T06:00:00Z");
  }

  @Test
  void aFireThatIsSeenTwiceStartsOneRun() {
    add("0 6 * * *", Duration.ZERO, Missed.RUN_ONCE);
    clock.pass(Duration.ofHours(22));

    assertThat(fire.fire()).hasSize(1);
    assertThat(fire.fire()).isEmpty();
    assertThat(instance().fire()).isEmpty();

    assertThat(runs.newest(10)).hasSize(1);
  }

  @Test
  void aProcessThatIsRestartedGoesOnWhereTheLastOneWas() {
    add("0 * * * *", Duration.ZERO, Missed.SKIP);
    for (int hour = 0; hour < 5; hour++) {
      clock.pass(Duration.ofHours(1));
      assertThat(instance().fire()).extracting(one -> one.fire().due()).containsExactly(now());
      endTheLastRun();
    }

    assertThat(runs.newest(10)).hasSize(5);
  }

  @Test
  void ofTheFiresThatWereMissedOneIsMadeUpFor() {
    add("0 6 * * *", Duration.ZERO, Missed.RUN_ONCE);
    clock.pass(Duration.ofDays(5));

    assertThat(fire.fire()).hasSize(1);

    assertThat(runs.newest(10))
        .extracting(run -> run.plan().seed())
        .containsExactly("day-2026-11-26");
    assertThat(schedules.find(NIGHTLY).orElseThrow().next().due())
        .isEqualTo("2026-11-27T06:00:00Z");
    assertThat(fire.fire()).isEmpty();
  }

  @Test
  void theFiresThatWereMissedAreSkippedAndTheNextComes() {
    add("0 6 * * *", Duration.ZERO, Missed.SKIP);
    clock.pass(Duration.ofDays(5));

    List<Fired> skipped = fire.fire();

    assertThat(skipped).hasSize(1);
    assertThat(skipped.get(0).run()).isNull();
    assertThat(runs.newest(10)).isEmpty();
    assertThat(fire.fire()).isEmpty();
    clock.pass(Duration.ofHours(22));
    assertThat(fire.fire()).hasSize(1);
    assertThat(runs.newest(10))
        .extracting(run -> run.plan().seed())
        .containsExactly("day-2026-11-27");
  }

  @ParameterizedTest
  @EnumSource(Missed.class)
  void aFireThatIsALittleLateWasNotMissed(Missed missed) {
    add("0 6 * * *", Duration.ZERO, missed);
    clock.pass(Duration.ofHours(22).plus(Schedule.GRACE));

    assertThat(fire.fire()).hasSize(1);

    assertThat(runs.newest(10)).hasSize(1);
  }

  @Test
  void aFireWaitsForItsJitter() {
    add("0 6 * * *", Duration.ofHours(3), Missed.SKIP);
    Instant at = schedules.find(NIGHTLY).orElseThrow().next().at();

    clock.pass(Duration.between(now(), at).minusMillis(1));
    assertThat(fire.fire()).isEmpty();
    clock.pass(Duration.ofMillis(1));

    assertThat(fire.fire()).hasSize(1);
    assertThat(at).isAfter(Instant.parse("2026-11-22T06:00:00Z"));
  }

  @Test
  void whatFallsIntoAPauseIsNotMadeUpFor() {
    add("0 6 * * *", Duration.ZERO, Missed.RUN_ONCE);
    keep.pause(NIGHTLY);
    clock.pass(Duration.ofDays(3));
    assertThat(fire.fire()).isEmpty();

    Schedule resumed = keep.resume(NIGHTLY).orElseThrow();

    assertThat(resumed.next().due()).isEqualTo("2026-11-25T06:00:00Z");
    assertThat(fire.fire()).isEmpty();
    clock.pass(Duration.ofHours(22));
    assertThat(fire.fire()).hasSize(1);
  }

  @Test
  void aScheduleThatIsRemovedFiresNoMore() {
    add("0 6 * * *", Duration.ZERO, Missed.RUN_ONCE);

    assertThat(keep.remove(NIGHTLY)).isTrue();

    clock.pass(Duration.ofDays(1));
    assertThat(fire.fire()).isEmpty();
    assertThat(keep.remove(NIGHTLY)).isFalse();
    assertThat(keep.resume(NIGHTLY)).isEmpty();
  }

  @Test
  void severalSchedulesFireEachForItself() {
    add("0 6 * * *", Duration.ZERO, Missed.SKIP);
    keep.add(
        new ScheduleName("often"), Every.parse("1h"), Duration.ZERO, Missed.SKIP, plan("users"));
    clock.pass(Duration.ofHours(22));

    assertThat(fire.fire())
        .extracting(fired -> fired.schedule().value())
        .containsExactlyInAnyOrder("nightly", "often");
  }

  @Test
  void aScheduleThatFailsHoldsUpNoOtherAndIsTriedAgain() {
    IllegalArgumentException failure = new IllegalArgumentException("of this one alone");
    FireSchedules fails = failingOnce(failure);
    ScheduleName often = new ScheduleName("often");
    keep.add(often, Every.parse("1h"), Duration.ZERO, Missed.SKIP, plan("users"));
    add("0 6 * * *", Duration.ZERO, Missed.SKIP);
    clock.pass(Duration.ofHours(22));

    assertThat(fails.fire())
        .extracting(Fired::schedule, Fired::failure)
        .containsExactly(tuple(often, failure), tuple(NIGHTLY, null));
    assertThat(runs.newest(10)).hasSize(1);
    assertThat(fails.fire())
        .extracting(Fired::schedule, Fired::failure)
        .containsExactly(tuple(often, null));
  }

  @Test
  void withoutTheStoreThereIsNothingToFire() {
    TransientFailure away = new TransientFailure("nobody answers");
    add("0 6 * * *", Duration.ZERO, Missed.SKIP);
    clock.pass(Duration.ofHours(22));

    assertThatThrownBy(() -> failingOnce(away).fire()).isSameAs(away);
  }

  private FireSchedules failingOnce(RuntimeException failure) {
    AtomicBoolean failed = new AtomicBoolean();
    return new FiringSchedules(
        schedules,
        runs,
        clock,
        () -> {
          if (failed.compareAndSet(false, true)) {
            throw failure;
          }
          return UUID.randomUUID();
        });
  }

  @Test
  void addingTheSameAgainChangesNothing() {
    Schedule first = add("0 6 * * *", Duration.ZERO, Missed.SKIP);
    clock.pass(Duration.ofHours(22));
    fire.fire();

    Schedule again = add("0 6 * * *", Duration.ZERO, Missed.SKIP);

    assertThat(again.lastRun()).isNotNull();
    assertThat(again.isLike(first)).isTrue();
    assertThat(
            keep.add(NIGHTLY, Cron.parse("0 7 * * *"), Duration.ZERO, Missed.SKIP, plan("users")))
        .isEmpty();
  }

  @Test
  void anUnknownFamilyIsRefusedByName() {
    assertThatThrownBy(
            () -> keep.add(NIGHTLY, Every.parse("1h"), Duration.ZERO, Missed.SKIP, plan("cats")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("cats");
    assertThat(schedules.all()).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(Missed.class)
  void aFireWaitsForTheRunBeforeAndIsMissedWhenThatTakesLong(Missed missed) {
    add("*/5 * * * *", Duration.ZERO, missed);
    clock.pass(Duration.ofMinutes(5));
    RunId first = runOf(fire.fire());

    clock.pass(Duration.ofMinutes(5));
    assertThat(fire.fire())
        .extracting(Fired::waitsFor, Fired::run)
        .containsExactly(tuple(first, null));
    clock.pass(Duration.ofMinutes(7));
    fire.fire();
    assertThat(runs.newest(10)).hasSize(1);
    endTheLastRun();

    List<Fired> after = fire.fire();

    assertThat(after).hasSize(missed == Missed.RUN_ONCE ? 1 : 0);
    assertThat(runs.newest(10)).hasSize(missed == Missed.RUN_ONCE ? 2 : 1);
    assertThat(schedules.find(NIGHTLY).orElseThrow().next().due())
        .isEqualTo("2026-11-21T08:20:00Z");
  }

  @Test
  void aFireThatWaitedALittleStartsItsRunWhenTheOneBeforeIsOver() {
    add("*/5 * * * *", Duration.ZERO, Missed.SKIP);
    clock.pass(Duration.ofMinutes(5));
    fire.fire();
    clock.pass(Duration.ofMinutes(5));
    fire.fire();
    endTheLastRun();
    clock.pass(Duration.ofSeconds(59));

    assertThat(fire.fire()).extracting(Fired::run).doesNotContainNull().hasSize(1);
  }

  private void endTheLastRun() {
    runs.cancel(runs.newest(1).get(0).id());
  }

  private static RunId runOf(List<Fired> fired) {
    return Objects.requireNonNull(fired.get(0).run());
  }

  private Instant now() {
    return clock.instant();
  }

  private Schedule add(String cron, Duration jitter, Missed missed) {
    return keep.add(NIGHTLY, Cron.parse(cron), jitter, missed, plan("users")).orElseThrow();
  }

  private static RunPlan plan(String family) {
    return new RunPlan(
        new FamilyName(family), URI.create("http://api.test/"), "day-{date}", 30, 10, 3, false);
  }
}
