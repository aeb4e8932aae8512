package dev.millrace.adapters.spark;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.domain.failure.TransientFailure;
import dev.millrace.domain.port.call.AdjustableClock;
import dev.millrace.domain.port.log.ConsumedOffsets;
import dev.millrace.domain.port.log.InMemoryConsumedOffsets;
import dev.millrace.domain.port.log.Progress;
import dev.millrace.domain.view.Position;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.apache.spark.sql.streaming.StreamingQueryListener.QueryIdleEvent;
import org.apache.spark.sql.streaming.StreamingQueryListener.QueryStartedEvent;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

final class OffsetReportsTest {

  private static final QueryName FACTS = QueryName.facts(Store.USERS.name());
  private static final UUID ID = new UUID(1, 1);

  private final AdjustableClock clock = new AdjustableClock();
  private final InMemoryConsumedOffsets offsets = new InMemoryConsumedOffsets();
  private final OffsetReports reports = new OffsetReports(offsets, List.of(FACTS), clock);
  private final Progress before =
      new Progress(List.of(new Position("millrace.users", 0, 4)), 17, clock.instant());

  @Test
  void theNextOffsetOfEachPartitionIsReadFromTheSourcesEnd() {
    assertThat(OffsetReports.next("millrace.users", "{\"millrace.users\":{\"1\":17,\"0\":4}}"))
        .containsExactlyInAnyOrder(
            new Position("millrace.users", 0, 4), new Position("millrace.users", 1, 17));
  }

  @Test
  void aSourceThatHasNotBegunHasNone() {
    assertThat(OffsetReports.next("millrace.users", null)).isEmpty();
  }

  @Test
  void aQueryThatLooksInVainIsSeenToLive() {
    offsets.commit(FACTS.group(), before);
    UUID run = started("users-facts");
    clock.pass(Duration.ofSeconds(10));

    idle(reports, run);

    assertThat(last()).contains(before.stillAt(clock.instant()));
  }

  @Test
  void aQueryOfAnotherNameIsLeftAlone() {
    offsets.commit(FACTS.group(), before);
    clock.pass(Duration.ofSeconds(10));

    idle(reports, started("another"));
    idle(reports, started(null));

    assertThat(last()).contains(before);
  }

  @Test
  void brokersThatAreAwayDoNotEndAQuery() {
    OffsetReports cutOff = new OffsetReports(new Away(), List.of(FACTS), clock);
    UUID run = UUID.randomUUID();
    cutOff.onQueryStarted(new QueryStartedEvent(ID, run, "users-facts", ""));

    idle(cutOff, run);
  }

  private UUID started(@Nullable String name) {
    UUID run = UUID.randomUUID();
    reports.onQueryStarted(new QueryStartedEvent(ID, run, name, ""));
    return run;
  }

  private static void idle(OffsetReports told, UUID run) {
    told.onQueryIdle(new QueryIdleEvent(ID, run, ""));
  }

  private Optional<Progress> last() {
    return offsets.last(FACTS.group());
  }

  private static final class Away implements ConsumedOffsets {

    @Override
    public void commit(String group, Progress progress) {
      throw new TransientFailure("away");
    }

    @Override
    public Optional<Progress> last(String group) {
      throw new TransientFailure("away");
    }
  }
}
