package dev.millrace.domain.port.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.domain.event.RunId;
import dev.millrace.domain.port.run.Run;
import dev.millrace.domain.port.run.RunPlan;
import dev.millrace.domain.port.run.RunState;
import dev.millrace.domain.port.run.Runs;
import dev.millrace.domain.schedule.Cron;
import dev.millrace.domain.schedule.Every;
import dev.millrace.domain.schedule.Fire;
import dev.millrace.domain.schedule.Missed;
import dev.millrace.domain.schedule.Schedule;
import dev.millrace.domain.schedule.ScheduleName;
import dev.millrace.domain.testing.PageFixture;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What every {@link Schedules} does. */
public interface SchedulesContract {

  Instant NOW = Instant.parse("2026-11-21T08:00:00Z");

  Schedules schedules();

  /** The runs of the same store. */
  Runs runs();

  @Test
  default void aScheduleIsKeptAsItWasAdded() {
    Schedule every = anySchedule();
    Schedule cron =
        Schedule.of(anyName(), Cron.parse("5 4 * * mon"), Duration.ZERO, Missed.SKIP, plan(), NOW);
    assertThat(schedules().add(every)).isTrue();
    assertThat(schedules().add(cron)).isTrue();
    assertThat(schedules().find(every.name())).contains(every);
    assertThat(schedules().find(cron.name())).contains(cron);
    assertThat(schedules().all())
        .contains(every, cron)
        .isSortedAccordingTo((one, other) -> one.name().compareTo(other.name()));
  }

  @Test
  default void aNameIsTakenOnce() {
    Schedule first = added();
    Schedule second =
        Schedule.of(first.name(), Cron.parse("daily"), Duration.ZERO, Missed.SKIP, plan(), NOW);
    assertThat(schedules().add(second)).isFalse();
    assertThat(schedules().find(first.name())).contains(first);
    assertThat(schedules().find(anyName())).isEmpty();
  }

  @Test
  default void aScheduleIsDueWhenItsFireHasCome() {
    Schedule schedule = added();
    Instant at = schedule.next().at();
    assertThat(schedules().due(at.minusMillis(1))).doesNotContain(schedule);
    assertThat(schedules().due(at)).contains(schedule);
  }

  @Test
  default void aFireStartsItsRunAndMovesOn() {
    Schedule schedule = added();
    Fire next = schedule.after(schedule.next().due());
    RunId run = anyRun();
    assertThat(fire(schedule, next, run)).isTrue();
    assertThat(runs().find(run).orElseThrow())
        .extracting(Run::state, Run::plan)
        .containsExactly(RunState.SUBMITTED, plan());
    assertThat(schedules().find(schedule.name()).orElseThrow())
        .extracting(Schedule::next, Schedule::lastRun, Schedule::lastDue)
        .containsExactly(next, run, schedule.next().due());
  }

  @Test
  default void theSameFireStartsNoSecondRun() {
    Schedule schedule = added();
    Fire next = schedule.after(schedule.next().due());
    fire(schedule, next, anyRun());
    RunId second = anyRun();
    assertThat(fire(schedule, next, second)).isFalse();
    assertThat(schedules().skip(schedule.name(), schedule.next(), next)).isFalse();
    assertThat(runs().find(second)).isEmpty();
  }

  @Test
  default void ofSeveralAtOnceOneFires() {
    Schedule schedule = added();
    Fire next = schedule.after(schedule.next().due());
    List<RunId> wanted = IntStream.range(0, 8).mapToObj(i -> anyRun()).toList();
    List<CompletableFuture<Boolean>> fires =
        wanted.stream()
            .map(run -> CompletableFuture.supplyAsync(() -> fire(schedule, next, run)))
            .toList();
    assertThat(fires.stream().map(CompletableFuture::join)).hasSize(8).containsOnlyOnce(true);
    assertThat(wanted.stream().filter(run -> runs().find(run).isPresent())).hasSize(1);
  }

  @Test
  default void aSkippedFireStartsNoRun() {
    Schedule schedule = added();
    Fire next = schedule.after(schedule.next().due());
    assertThat(schedules().skip(schedule.name(), schedule.next(), next)).isTrue();
    assertThat(schedules().find(schedule.name()).orElseThrow())
        .extracting(Schedule::next, Schedule::lastRun, Schedule::lastDue)
        .containsExactly(next, null, null);
  }

  @Test
  default void aPausedScheduleFiresNothingUntilItIsResumed() {
    Schedule schedule = added();
    Fire later = schedule.after(schedule.next().due());
    assertThat(schedules().pause(schedule.name()).orElseThrow().paused()).isTrue();
    assertThat(schedules().due(later.at()))
        .extracting(Schedule::name)
        .doesNotContain(schedule.name());
    assertThat(fire(schedule, later, anyRun())).isFalse();
    assertThat(schedules().skip(schedule.name(), schedule.next(), later)).isFalse();
    Schedule resumed = schedules().resume(schedule.name(), later).orElseThrow();
    assertThat(resumed).extracting(Schedule::paused, Schedule::next).containsExactly(false, later);
    assertThat(schedules().find(schedule.name())).contains(resumed);
  }

  @Test
  default void resumingWhatIsNotPausedChangesNothing() {
    Schedule schedule = added();
    Fire later = schedule.after(schedule.next().due());
    assertThat(schedules().resume(schedule.name(), later)).contains(schedule);
    assertThat(schedules().pause(anyName())).isEmpty();
    assertThat(schedules().resume(anyName(), later)).isEmpty();
  }

  @Test
  default void whatIsRemovedIsGoneAndItsRunsStay() {
    Schedule schedule = added();
    RunId run = anyRun();
    Fire next = schedule.after(schedule.next().due());
    fire(schedule, next, run);
    assertThat(schedules().remove(schedule.name())).isTrue();
    assertThat(schedules().remove(schedule.name())).isFalse();
    assertThat(schedules().find(schedule.name())).isEmpty();
    assertThat(runs().find(run)).isPresent();
  }

  private boolean fire(Schedule seen, Fire next, RunId run) {
    return schedules().fire(seen.name(), seen.next(), seen.next(), next, run, plan());
  }

  private Schedule added() {
    Schedule schedule = anySchedule();
    schedules().add(schedule);
    return schedule;
  }

  private static Schedule anySchedule() {
    return Schedule.of(
        anyName(), Every.parse("15m"), Duration.ofMinutes(2), Missed.RUN_ONCE, plan(), NOW);
  }

  private static RunPlan plan() {
    return new RunPlan(
        PageFixture.THINGS, URI.create("http://127.0.0.1/api/1.4/"), "ü-{date}", 90, 20, 3, true);
  }

  private static ScheduleName anyName() {
    return new ScheduleName("schedule-" + UUID.randomUUID());
  }

  private static RunId anyRun() {
    return new RunId(UUID.randomUUID());
  }
}
