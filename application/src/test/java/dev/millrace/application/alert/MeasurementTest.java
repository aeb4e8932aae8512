package dev.millrace.application.alert;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.application.books.Ends;
import dev.millrace.application.path.Health;
import dev.millrace.application.path.Hop;
import dev.millrace.application.path.HopName;
import dev.millrace.application.path.PathState;
import dev.millrace.domain.port.outbox.Backlog;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class MeasurementTest {

  private static final Instant NOW = Instant.parse("2026-11-23T08:00:00Z");

  @Test
  void allThatIsToldIsMeasuredInSecondsAndRecords() {
    PathState path =
        path(
            hop(HopName.POSTGRES, Health.IDLE, null),
            hop(
                HopName.RELAY,
                Health.BEHIND,
                new Backlog(1_200, 9_000, Duration.ofMillis(61_500))));
    RunsReading runs =
        new RunsReading(NOW.minusSeconds(40), List.of(new LastRun("users", 5_000, 2)));

    assertThat(
            new Measurement(
                    path,
                    runs,
                    Map.of("millrace.users", Duration.ofMillis(250)),
                    Map.of("users", new Ends(4_990, 10)))
                .samples())
        .containsExactly(
            new Sample(Signal.HOP_UP, "postgres", 1),
            new Sample(Signal.HOP_UP, "relay", 1),
            new Sample(Signal.HOP_WAITING, "relay", 1_200),
            new Sample(Signal.HOP_DELAY, "relay", 61.5),
            new Sample(Signal.HOP_DELAY, "source", 40),
            new Sample(Signal.LAST_RUN_RECORDS, "users", 5_000),
            new Sample(Signal.LAST_RUN_CHANGED_FIELDS, "users", 2),
            new Sample(Signal.STABLE_OFFSET_STUCK, "millrace.users", 0.25),
            new Sample(Signal.SERVED, "users", 4_990),
            new Sample(Signal.DEAD, "users", 10));
  }

  @Test
  void aHopOfWhichNobodyCanTellIsNotSaidToBeDown() {
    PathState path =
        path(hop(HopName.POSTGRES, Health.DOWN, null), hop(HopName.RELAY, Health.UNKNOWN, null));

    assertThat(new Measurement(path, null, null, Map.of()).samples())
        .containsExactly(new Sample(Signal.HOP_UP, "postgres", 0));
  }

  @Test
  void whereNoRunWaitsNothingWaitsBeforeTheSource() {
    assertThat(new Measurement(path(), new RunsReading(null, List.of()), null, Map.of()).samples())
        .containsExactly(new Sample(Signal.HOP_DELAY, "source", 0));
  }

  private static PathState path(Hop... hops) {
    return new PathState(NOW, Health.WELL, "", List.of(hops), List.of());
  }

  private static Hop hop(HopName name, Health health, @Nullable Backlog backlog) {
    return new Hop(name, health, "", "", null, List.of(), backlog);
  }
}
