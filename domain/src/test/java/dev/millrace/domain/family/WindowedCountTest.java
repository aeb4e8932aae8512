package dev.millrace.domain.family;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.domain.event.Event;
import dev.millrace.domain.users.SomeUsers;
import dev.millrace.domain.users.User;
import dev.millrace.domain.view.Column;
import dev.millrace.domain.view.Mutation;
import dev.millrace.domain.view.WriteTime;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WindowedCountTest {

  private final WindowedCount<User> count =
      new WindowedCount<>(
          WindowedCount.view("counts_by_colour", "colour"),
          Duration.ofMinutes(5),
          event -> Optional.of("red"));

  @Test
  void itsViewHasAPartitionPerValueAndDay() {
    assertThat(count.view().partitionKey())
        .extracting(Column::name)
        .containsExactly("colour", "day");
    assertThat(count.view().clusteringKey())
        .extracting(Column::name)
        .containsExactly("window_start");
    assertThat(count.view().values()).extracting(Column::name).containsExactly("count");
  }

  @ParameterizedTest
  @CsvSource({
    "2026-11-21T08:00:00Z, 2026-11-21T08:00:00Z",
    "2026-11-21T08:04:59.999Z, 2026-11-21T08:00:00Z",
    "2026-11-21T07:59:59.999Z, 2026-11-21T07:55:00Z",
    "1969-12-31T23:59:59.999Z, 1969-12-31T23:55:00Z"
  })
  void windowsAreAlignedToTheEpoch(Instant eventTime, Instant start) {
    assertThat(count.windowStart(at(eventTime), SomeUsers.FIRST_INGEST)).isEqualTo(start);
  }

  /** All times in seconds after the ingest time. */
  @ParameterizedTest
  @CsvSource({
    "59, 0, 59",
    "60, 0, 60",
    "3_600_000, 0, 60",
    "-86_400, 0, -86_400",
    "3_600, 86_400, 60",
    "0, 86_400, 0"
  })
  void anEventFromTheFutureIsCountedAMinuteAheadAtMost(
      String event, String broker, String counted) {
    assertCounted(event, broker, counted);
  }

  @ParameterizedTest
  @CsvSource({
    "0, -60, 0",
    "59, -60, 59",
    "3_600, -60, 60",
    "3_600, -1, 60",
    "-86_400, -60, -86_400"
  })
  void aBrokersClockThatIsAMinuteBehindChangesNothing(String event, String broker, String counted) {
    assertCounted(event, broker, counted);
  }

  @ParameterizedTest
  @CsvSource({
    "0, -120, 0",
    "0, -121, -1",
    "3_600, -61, 59",
    "0, -251_000_000_000, -250_999_999_880",
    "-300_000_000_000, -251_000_000_000, -300_000_000_000"
  })
  void anIngestTimeFromTheFutureIsHeldAgainstTheBrokers(
      String event, String broker, String counted) {
    assertCounted(event, broker, counted);
  }

  private static void assertCounted(String event, String broker, String counted) {
    assertThat(WindowedCount.countedAt(at(seconds(event)), seconds(broker)))
        .isEqualTo(seconds(counted));
  }

  private static Instant seconds(String afterIngest) {
    return SomeUsers.FIRST_INGEST.plusSeconds(Long.parseLong(afterIngest.replace("_", "")));
  }

  @Test
  void aWindowsRowStandsUnderTheUtcDayOfItsStart() {
    Instant start = Instant.parse("2026-11-20T23:55:00Z");
    assertThat(count.row("red", start, 3, new WriteTime(9)))
        .isInstanceOfSatisfying(
            Mutation.Upsert.class,
            row -> {
              assertThat(row.view()).isEqualTo(count.view());
              assertThat(row.values())
                  .isEqualTo(List.of("red", LocalDate.of(2026, 11, 20), start, 3L));
              assertThat(row.writeTime()).isEqualTo(new WriteTime(9));
              assertThat(row.writesNulls()).isFalse();
            });
  }

  private static Event<User> at(Instant eventTime) {
    Event<User> event = SomeUsers.first(SomeUsers.ada());
    return new Event<>(
        event.id(),
        event.key(),
        event.version(),
        event.writeTime(),
        event.ingestedAt(),
        eventTime,
        event.run(),
        event.previous(),
        event.record());
  }
}
