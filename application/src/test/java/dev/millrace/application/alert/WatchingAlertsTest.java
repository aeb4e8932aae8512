package dev.millrace.application.alert;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class WatchingAlertsTest {

  private static final Instant START = Instant.parse("2026-11-23T08:00:00Z");

  private final WatchAlerts alerts = new WatchingAlerts();

  @Test
  void aHopThatIsDownFiresAfterAMinuteAndNoMoreOnceItIsUp() {
    assertThat(up(0, 0)).isEmpty();
    assertThat(up(45, 0)).isEmpty();

    assertThat(up(60, 0))
        .containsExactly(new Firing(Alert.HOP_DOWN, "relay", 0, START))
        .extracting(Firing::words)
        .containsExactly("relay does not do its work");
    assertThat(up(75, 1)).isEmpty();
    assertThat(up(90, 0)).as("it begins anew").isEmpty();
  }

  @Test
  void whatCouldNotBeMeasuredFiresNothingAndBeginsAnew() {
    up(0, 0);
    assertThat(alerts.measured(at(60), List.of())).isEmpty();

    assertThat(up(75, 0)).isEmpty();
  }

  @Test
  void eachHopFiresForItself() {
    List<Sample> late =
        List.of(
            new Sample(Signal.HOP_DELAY, "relay", 60),
            new Sample(Signal.HOP_DELAY, "stream", 60.5),
            new Sample(Signal.HOP_DELAY, "source", 0));
    alerts.measured(at(0), late);

    assertThat(alerts.measured(at(60), late))
        .extracting(Firing::words)
        .containsExactly("what waits longest before stream has waited for 60 s");
  }

  @Test
  void aBacklogThatStandsFiresNothingAndOneThatGrowsDoes() {
    assertThat(run(Signal.HOP_WAITING, "stream", 40, minute -> 900_000)).isEmpty();
    assertThat(run(Signal.HOP_WAITING, "relay", 14, minute -> 6_000 * minute)).isEmpty();

    assertThat(run(Signal.HOP_WAITING, "other", 15, minute -> 6_000 * minute))
        .extracting(Firing::words)
        .containsExactly("60000 records more than ten minutes ago wait before other");
    assertThat(run(Signal.HOP_WAITING, "slow", 30, minute -> 5_000 * minute)).isEmpty();
  }

  @Test
  void aValueThatWasNotMeasuredTenMinutesAgoIsComparedWithNone() {
    alerts.measured(at(0), List.of(new Sample(Signal.HOP_WAITING, "relay", 0)));
    alerts.measured(at(900), List.of(new Sample(Signal.HOP_WAITING, "relay", 90_000)));

    assertThat(alerts.measured(at(1200), List.of(new Sample(Signal.HOP_WAITING, "relay", 190_000))))
        .isEmpty();
  }

  @Test
  void deadLettersAreAShareOfWhatEndedInAQuarterOfAnHour() {
    for (int minute = 0; minute <= 15; minute++) {
      assertThat(ended(minute, 99 * minute, minute)).as("one in a hundred").isEmpty();
    }
    assertThat(ended(16, 99 * 15, 17))
        .extracting(Firing::words)
        .containsExactly(
            "of the events of users that ended in the last 15 minutes, 1 % are dead letters");
    for (int minute = 17; minute <= 32; minute++) {
      ended(minute, 99 * minute, 17);
    }
    assertThat(ended(33, 99 * 33, 17)).as("long ago").isEmpty();
  }

  @Test
  void whereNothingEndedNothingIsDead() {
    ended(0, 0, 0);

    assertThat(ended(1, 0, 0)).isEmpty();
    assertThat(ended(2, 0, 1)).extracting(Firing::value).containsExactly(100.0);
  }

  @Test
  void anEmptyRunADriftAndAStuckOffsetFireAtOnceTheMostUrgentFirst() {
    assertThat(
            alerts.measured(
                START,
                List.of(
                    new Sample(Signal.LAST_RUN_CHANGED_FIELDS, "users", 2),
                    new Sample(Signal.LAST_RUN_RECORDS, "users", 0),
                    new Sample(Signal.STABLE_OFFSET_STUCK, "millrace.users", 61))))
        .extracting(Firing::words)
        .containsExactly(
            "a transaction in millrace.users has been open and silent for 61 s, and readers stand"
                + " before it",
            "the last run of users brought no record",
            "2 fields are new or missing in the last run of users");
    assertThat(
            alerts.measured(
                at(1),
                List.of(
                    new Sample(Signal.LAST_RUN_CHANGED_FIELDS, "users", 0),
                    new Sample(Signal.LAST_RUN_RECORDS, "users", 1),
                    new Sample(Signal.STABLE_OFFSET_STUCK, "millrace.users", 60))))
        .isEmpty();
  }

  private List<Firing> up(int second, double value) {
    return alerts.measured(at(second), List.of(new Sample(Signal.HOP_UP, "relay", value)));
  }

  private List<Firing> ended(int minute, double served, double dead) {
    return alerts.measured(
        at(60 * minute),
        List.of(
            new Sample(Signal.SERVED, "users", served), new Sample(Signal.DEAD, "users", dead)));
  }

  /** What fires in the end of a signal that is measured every minute, by a watch of its own. */
  private static List<Firing> run(
      Signal signal, String of, int minutes, IntToDoubleFunction value) {
    WatchAlerts watch = new WatchingAlerts();
    return IntStream.rangeClosed(0, minutes)
        .mapToObj(
            minute ->
                watch.measured(
                    at(60 * minute), List.of(new Sample(signal, of, value.applyAsDouble(minute)))))
        .reduce(List.of(), (before, now) -> now);
  }

  private static Instant at(int second) {
    return START.plus(Duration.ofSeconds(second));
  }
}
