package dev.millrace.domain.backfill;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.millrace.domain.port.run.RunPlan;
import dev.millrace.domain.record.FamilyName;
import dev.millrace.domain.schedule.Cron;
import dev.millrace.domain.schedule.Missed;
import dev.millrace.domain.schedule.Schedule;
import dev.millrace.domain.schedule.ScheduleName;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BackfillPlanTest {

  private static final DayRange A_WEEK = DayRange.parse("2026-11-16..2026-11-22");

  @Test
  void aRangeOfPagesWantsThemWhole() {
    BackfillPlan backfill = BackfillPlan.of(plan("seed"), PageRange.parse("3..12"), false, 2);

    assertThat(backfill.plan().firstPage()).isEqualTo(3);
    assertThat(backfill.plan().lastPage()).isEqualTo(12);
    assertThat(backfill.plan().wanted(12)).isEqualTo(10);
    assertThat(backfill.begin()).isEqualTo(new Place(0, 3));
    assertThat(backfill.after(backfill.begin(), 11)).isEqualTo(new Place(0, 12));
    assertThat(backfill.after(backfill.begin(), 12)).isEqualTo(new Place(1, 3));
    assertThat(backfill.isBehind(new Place(0, 12))).isFalse();
    assertThat(backfill.isBehind(new Place(1, 3))).isTrue();
    assertThat(backfill.day(backfill.begin())).isEqualTo(backfill.plan());
  }

  @Test
  void aRangeOfPagesIsManyRunsAndADayIsOne() {
    BackfillPlan pages = BackfillPlan.of(plan("seed"), PageRange.parse("1..50"), false, 2);
    BackfillPlan days =
        BackfillPlan.of(
            new RunPlan(new FamilyName("users"), URI.create("http://api.test/"), "{date}", 500, 10),
            A_WEEK,
            false,
            2);

    assertThat(pages.lastOfRun(1)).isEqualTo(20);
    assertThat(pages.lastOfRun(41)).isEqualTo(50);
    assertThat(days.lastOfRun(1)).isEqualTo(50);
  }

  @Test
  void eachDayHasItsSeed() {
    BackfillPlan backfill = BackfillPlan.of(plan("a-{date}"), A_WEEK, true, 1);

    assertThat(backfill.days()).hasSize(7);
    assertThat(backfill.day(new Place(1, 1)).seed()).isEqualTo("a-2026-11-17");
    assertThat(backfill.after(new Place(6, 1), 3)).isEqualTo(new Place(7, 1));
    assertThat(backfill.isBehind(new Place(6, 3))).isFalse();
    assertThat(backfill.isBehind(new Place(7, 1))).isTrue();
  }

  @Test
  void daysAndADatedSeedNeedEachOther() {
    assertThatThrownBy(() -> BackfillPlan.of(plan("a"), A_WEEK, false, 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("{date}");
    assertThatThrownBy(() -> BackfillPlan.of(plan("a-{date}"), PageRange.parse("1..2"), false, 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("needs days");
  }

  @Test
  void theDaysOfAScheduleAreThoseOnWhichItFires() {
    assertThat(BackfillPlan.of(schedule("0 6,18 * * MON,WED"), A_WEEK, false, 1).days())
        .containsExactly(LocalDate.of(2026, 11, 16), LocalDate.of(2026, 11, 18));
    assertThatThrownBy(() -> BackfillPlan.of(schedule("0 0 1 * *"), A_WEEK, false, 1))
        .hasMessageContaining("not due on any");
  }

  @ParameterizedTest
  @ValueSource(ints = {0, -1, 33})
  void concurrencyIsBounded(int concurrency) {
    assertThatThrownBy(() -> BackfillPlan.of(plan("a"), new PageRange(1, 1), false, concurrency))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("1 to 32");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "1", "0..1", "2..1", "1..", "..1", "1...3", "a..b", "1..9999999999"})
  void whatIsNoRangeOfPagesIsRefused(String text) {
    assertThatThrownBy(() -> PageRange.parse(text)).isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "2026-11-02..2026-11-01",
        "2026-11-31..2026-12-01",
        "2016-01-01..2026-11-01",
        "1969-12-31..1970-01-01",
        "9999-12-31..+10000-01-01",
        "+999999999-12-31",
        "-999999999-01-01"
      })
  void whatIsNoRangeOfDaysIsRefused(String text) {
    assertThatThrownBy(() -> DayRange.parse(text)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void aRangeHoldsBothItsEnds() {
    assertThat(DayRange.parse("2026-11-21..2026-11-21").days()).hasSize(1);
    assertThat(DayRange.parse("2026-11-21").days()).hasSize(1);
    assertThat(DayRange.parse("1970-01-01").days()).hasSize(1);
    assertThat(DayRange.parse("9999-12-30..9999-12-31").days()).hasSize(2);
    assertThat(PageRange.parse("7..7").count()).isEqualTo(1);
  }

  private static RunPlan plan(String seed) {
    return new RunPlan(new FamilyName("users"), URI.create("http://api.test/"), seed, 25, 10);
  }

  private static Schedule schedule(String cron) {
    return Schedule.of(
        new ScheduleName("a"),
        Cron.parse(cron),
        Duration.ZERO,
        Missed.SKIP,
        plan("a-{date}"),
        Instant.parse("2026-11-21T08:00:00Z"));
  }
}
