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
    assertThat(count.windowStart(at(eventTime))).isEqualTo(start);
  }

  @Test
  void anEventFromTheFutureIsCountedAMinuteAheadAtMost() {
    Instant ingestedAt = SomeUsers.FIRST_INGEST;
    assertThat(WindowedCount.countedAt(at(ingestedAt.plusSeconds(59))))
        .isEqualTo(ingestedAt.plusSeconds(59));
    assertThat(WindowedCount.countedAt(at(ingestedAt.plusSeconds(60))))
        .isEqualTo(ingestedAt.plusSeconds(60));
    assertThat(WindowedCount.countedAt(at(ingestedAt.plusSeconds(3_600_000))))
        .isEqualTo(ingestedAt.plusSeconds(60));
    assertThat(WindowedCount.countedAt(at(ingestedAt.minusSeconds(86_400))))
        .isEqualTo(ingestedAt.minusSeconds(86_400));
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
