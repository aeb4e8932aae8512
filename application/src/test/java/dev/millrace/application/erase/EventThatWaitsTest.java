package dev.millrace.application.erase;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.application.InMemoryPath;
import dev.millrace.application.erase.Proof.Kept;
import dev.millrace.domain.event.Erasure;
import dev.millrace.domain.event.Event;
import dev.millrace.domain.events.SomeEvents;
import dev.millrace.domain.events.UserEvent;
import dev.millrace.domain.events.UserEvents;
import dev.millrace.domain.family.Effects;
import dev.millrace.domain.family.Enricher;
import dev.millrace.domain.family.Enrichment;
import dev.millrace.domain.family.Families;
import dev.millrace.domain.port.erasure.Remains;
import dev.millrace.domain.port.intake.LatestVersion;
import dev.millrace.domain.port.log.InMemoryLog;
import dev.millrace.domain.port.log.InMemoryLogScan;
import dev.millrace.domain.port.schema.InMemoryEventCodec;
import dev.millrace.domain.port.schema.InMemorySchemaRegistry;
import dev.millrace.domain.port.schema.InMemorySchemas;
import dev.millrace.domain.port.serving.InMemoryViews;
import dev.millrace.domain.users.SomeUsers;
import dev.millrace.domain.users.Users;
import dev.millrace.domain.view.Position;
import dev.millrace.domain.view.RowKey;
import dev.millrace.domain.view.View;
import dev.millrace.domain.view.ViewKeys;
import dev.millrace.domain.view.WriteTime;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** An event of a user who has not come yet: it stands where it waits for him, too. */
class EventThatWaitsTest {

  private static final UserEvents EVENTS = new UserEvents();
  private static final Families BOTH = new Families(List.of(new Users(), EVENTS));
  private static final Enrichment<UserEvent> ENRICHMENT = EVENTS.enrichment().orElseThrow();
  private static final Event<UserEvent> CLICK =
      SomeEvents.carrying(SomeEvents.click(1, SomeUsers.ada().id().value()));

  private final InMemoryEventCodec codec =
      new InMemoryEventCodec(new InMemorySchemaRegistry(), InMemoryPath.ENVELOPE);
  private final RemainingRows remaining =
      new RemainingRows(new InMemorySchemas(), codec, raw -> Optional.empty());
  private final InMemoryViews tables =
      new InMemoryViews(
          BOTH.all().stream()
              .flatMap(family -> family.tables().stream())
              .collect(Collectors.toSet()));
  private final RemainingEvents behind =
      new RemainingEvents(
          new InMemoryLogScan(new InMemoryLog(InstantSource.fixed(Instant.EPOCH), 1)), tables);

  @Test
  void itIsInTheProofAndGoesAndAStreamThatBeginsAnewDoesNotBringItBack() {
    serve();
    Set<RowKey> rows = remaining.rows(EVENTS, CLICK.key(), remains());
    List<Kept> before = behind.views(EVENTS, rows);

    WriteTime later = new WriteTime(CLICK.writeTime().micros() + 1);
    tables.write(new Effects<>(EVENTS, codec).of(new Erasure(later, rows)));
    List<Kept> after = behind.views(EVENTS, rows);
    serve();

    assertThat(before)
        .extracting(Kept::place)
        .containsExactlyElementsOf(EVENTS.tablesOfRecords().stream().map(View::name).toList())
        .contains(ENRICHMENT.waiting().name());
    assertThat(before).extracting(Kept::before).containsOnly(1L);
    assertThat(after).extracting(Kept::now).containsOnly(0L);
    assertThat(tables.contents(ENRICHMENT.waiting())).isEmpty();
    assertThat(behind.views(EVENTS, rows)).isEqualTo(after);
  }

  @Test
  void aRowThatIsNotToBeCompletedWaitsNowhere() {
    assertThat(ENRICHMENT.waits(new RowKey("user_events_by_id", List.of("1")))).isEmpty();
    assertThat(ENRICHMENT.waits(new RowKey(ENRICHMENT.completed().name(), List.of("1")))).isEmpty();
  }

  private void serve() {
    tables.write(EVENTS.project(CLICK, new Position("events", 0, 0)));
    Enricher<UserEvent> enricher = new Enricher<>(EVENTS, BOTH, tables);
    enricher.take(CLICK);
    enricher.finish(tables);
  }

  /** The days of its raw record and of its outbox are over. */
  private static Remains remains() {
    LatestVersion latest =
        new LatestVersion(
            CLICK.key(),
            1,
            EVENTS.contentHash(CLICK.record()),
            CLICK.writeTime(),
            CLICK.id(),
            EVENTS.viewKeys(CLICK.record()),
            ViewKeys.NONE,
            CLICK.ingestedAt());
    return new Remains(latest, List.of(), Erasure.OF_NOBODY, Optional.empty(), 1, List.of());
  }
}
