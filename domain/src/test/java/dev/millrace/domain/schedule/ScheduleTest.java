package dev.millrace.domain.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.millrace.domain.port.run.RunPlan;
import dev.millrace.domain.record.FamilyName;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ScheduleTest {

  private static final Instant NOW = Instant.parse("2026-11-21T08:00:00Z");
  private static final Duration JITTER = Duration.ofSeconds(50);

  @Test
  void theJitterOfAFireIsBoundedAndTheSameForWhoeverReckonsIt() {
    Schedule schedule = schedule("a", "* * * * *", JITTER, Missed.SKIP);
    Set<Duration> seen = new HashSet<>();
    Instant due = NOW;
    for (int i = 0; i < 500; i++) {
      Fire fire = schedule.after(due);
      due = fire.due();
      assertThat(fire).isEqualTo(schedule.after(fire.due().minusSeconds(7)));
      Duration drawn = Duration.between(fire.due(), fire.at());
      assertThat(drawn).isBetween(Duration.ZERO, JITTER);
      seen.add(drawn);
    }
    assertThat(seen).hasSizeGreaterThan(400);
    assertThat(seen).anyMatch(drawn -> drawn.compareTo(Duration.ofSeconds(45)) > 0);
    assertThat(seen).anyMatch(drawn -> drawn.compareTo(Duration.ofSeconds(5)) < 0);
  }

  @Test
  void twoSchedulesOfTheSameTimeDoNotFireTogether() {
    assertThat(schedule("a", "daily", JITTER, Missed.SKIP).next())
        .isNotEqualTo(schedule("b", "daily", JITTER, Missed.SKIP).next());
    assertThat(schedule("a", "daily", Duration.ZERO, Missed.SKIP).next())
        .isEqualTo(schedule("b", "daily", Duration.ZERO, Missed.SKIP).next());
  }

  @Test
  void aJitterThatReachesToTheNextFireIsRefused() {
    assertThatThrownBy(() -> schedule("a", "* * * * *", Duration.ofMinutes(1), Missed.SKIP))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("1m here");
    assertThatThrownBy(() -> schedule("a", "daily", Duration.ofSeconds(-1), Missed.SKIP))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void theLeastOfAllGapsBoundsTheJitter() {
    assertThatThrownBy(() -> schedule("a", "0 8,9 * * *", Duration.ofHours(1), Missed.SKIP))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("1h here");
    assertThat(schedule("a", "0 8,9 * * *", Duration.ofMinutes(59), Missed.SKIP).jitter())
        .isEqualTo(Duration.ofMinutes(59));
  }

  @Test
  void ofSeveralFiresThatHaveComeTheLastCounts() {
    Schedule schedule = schedule("a", "0 * * * *", Duration.ZERO, Missed.RUN_ONCE);

    assertThat(schedule.next().due()).isEqualTo("2026-11-21T09:00:00Z");
    assertThat(schedule.last(Instant.parse("2026-11-21T09:00:00Z")).due())
        .isEqualTo("2026-11-21T09:00:00Z");
    assertThat(schedule.last(Instant.parse("2026-11-21T12:59:59Z")).due())
        .isEqualTo("2026-11-21T12:00:00Z");
  }

  @Test
  void aFireWhoseJitterIsNotOverHasNotCome() {
    Schedule schedule = schedule("a", "0 * * * *", Duration.ofMinutes(30), Missed.RUN_ONCE);
    Fire second = schedule.after(schedule.next().due());

    assertThat(schedule.last(second.at().minusMillis(1))).isEqualTo(schedule.next());
    assertThat(schedule.last(second.at())).isEqualTo(second);
  }

  @Test
  void aMissedFireStartsARunOnlyByItsPolicy() {
    Schedule once = schedule("a", "daily", Duration.ZERO, Missed.RUN_ONCE);
    Schedule skip = schedule("a", "daily", Duration.ZERO, Missed.SKIP);
    Instant inTime = skip.next().at().plus(Schedule.GRACE);
    Instant late = inTime.plusMillis(1);

    assertThat(skip.starts(skip.next(), inTime)).isTrue();
    assertThat(skip.starts(skip.next(), late)).isFalse();
    assertThat(once.starts(once.next(), late)).isTrue();
  }

  @Test
  void theSeedIsThatOfTheDayOnWhichItIsDue() {
    Schedule schedule = schedule("a", "59 23 * * *", Duration.ofHours(2), Missed.SKIP);

    assertThat(schedule.plan(schedule.next()).seed()).isEqualTo("day-2026-11-21");
  }

  @Test
  void aScheduleKnowsItsDays() {
    Schedule mondays = schedule("a", "0 0 * * MON", Duration.ZERO, Missed.SKIP);
    Schedule late = schedule("a", "59 23 * * MON", Duration.ZERO, Missed.SKIP);

    assertThat(mondays.isDueOn(LocalDate.of(2026, 11, 22))).isFalse();
    assertThat(mondays.isDueOn(LocalDate.of(2026, 11, 23))).isTrue();
    assertThat(late.isDueOn(LocalDate.of(2026, 11, 23))).isTrue();
    assertThat(late.isDueOn(LocalDate.of(2026, 11, 24))).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "A", "a b", "-a", "a-", "a/b", "a--b", "ü"})
  void whatIsNoNameIsRefused(String name) {
    assertThatThrownBy(() -> new ScheduleName(name)).isInstanceOf(IllegalArgumentException.class);
    assertThat(ScheduleName.isOne(name)).isFalse();
  }

  @Test
  void aNameIsOfSixtyFourCharactersAtMost() {
    assertThat(new ScheduleName("a".repeat(64))).hasToString("a".repeat(64));
    assertThat(ScheduleName.isOne("a".repeat(65))).isFalse();
  }

  private static Schedule schedule(String name, String cron, Duration jitter, Missed missed) {
    RunPlan plan =
        new RunPlan(new FamilyName("users"), URI.create("http://api.test/"), "day-{date}", 10, 5);
    return Schedule.of(new ScheduleName(name), Cron.parse(cron), jitter, missed, plan, NOW);
  }
}
