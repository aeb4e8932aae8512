package dev.millrace.application.rebuild;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.application.InMemoryPath;
import dev.millrace.domain.event.Event;
import dev.millrace.domain.events.SomeEvents;
import dev.millrace.domain.events.UserEvent;
import dev.millrace.domain.events.UserEvents;
import dev.millrace.domain.family.EventForm;
import dev.millrace.domain.family.Families;
import dev.millrace.domain.port.intake.LatestVersion;
import dev.millrace.domain.port.replay.KeptEvent;
import dev.millrace.domain.port.replay.KeptRecord;
import dev.millrace.domain.port.schema.InMemoryEventCodec;
import dev.millrace.domain.port.schema.InMemorySchemaRegistry;
import dev.millrace.domain.port.schema.RegisteredSchema;
import dev.millrace.domain.port.serving.InMemoryViews;
import dev.millrace.domain.record.Slot;
import dev.millrace.domain.users.SomeUsers;
import dev.millrace.domain.users.Users;
import dev.millrace.domain.view.Position;
import dev.millrace.domain.view.View;
import dev.millrace.domain.view.ViewKeys;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class FillingTest {

  private static final UserEvents EVENTS = new UserEvents();
  private static final Users USERS = new Users();
  private static final Families BOTH = new Families(List.of(USERS, EVENTS));
  private static final View BY_USER = EVENTS.views().get(1);
  private static final View BESIDE = BY_USER.named("beside");
  private static final UUID ADA = SomeUsers.ada().id().value();

  private final InMemorySchemaRegistry registry = new InMemorySchemaRegistry();
  private final InMemoryEventCodec codec = new InMemoryEventCodec(registry, InMemoryPath.ENVELOPE);
  private final RegisteredSchema schema =
      registry.register(EVENTS.name().subject(), codec.definition(EVENTS.name()));
  private final InMemoryViews tables =
      new InMemoryViews(
          Stream.concat(
                  BOTH.all().stream().flatMap(family -> family.tables().stream()),
                  Stream.of(BESIDE))
              .toList());
  private final Findings findings = new Findings();

  @Test
  void anEventIsCompletedAnewAndOneOfAnUnknownUserWaitsAsItDid() {
    tables.write(USERS.project(SomeUsers.first(SomeUsers.ada()), new Position("users", 0, 0)));
    Event<UserEvent> click = SomeEvents.carrying(SomeEvents.click(1, ADA));
    Event<UserEvent> ofNobody = SomeEvents.carrying(SomeEvents.click(2, new UUID(9, 9)));

    filling().fill(List.of(kept(click), kept(ofNobody)));

    assertThat(tables.contents(BESIDE)).hasSize(2);
    assertThat(countries()).containsExactlyInAnyOrder("GB", "none");
    assertThat(tables.contents(BY_USER)).as("the live table").isEmpty();
    assertThat(tables.contents(EVENTS.enrichment().orElseThrow().waiting())).isEmpty();
    assertThat(findings.unmapped()).isZero();
  }

  @Test
  void whatIsOfNoInterestHasNoRow() {
    filling().fill(List.of(kept(SomeEvents.carrying(SomeEvents.internal(1, ADA)))));

    assertThat(tables.contents(BESIDE)).isEmpty();
    assertThat(findings.unmapped()).isZero();
  }

  private List<Object> countries() {
    return tables.contents(BESIDE).stream()
        .map((Map<String, Object> row) -> row.getOrDefault("country", "none"))
        .toList();
  }

  private Filling<UserEvent> filling() {
    return new Filling<>(
        EVENTS,
        BOTH,
        BY_USER,
        BESIDE.name(),
        new RecordMapper<>(EVENTS, BY_USER, codec, raw -> Optional.empty()),
        tables,
        tables,
        findings);
  }

  private KeptRecord kept(Event<UserEvent> event) {
    LatestVersion latest =
        new LatestVersion(
            event.key(),
            1,
            EVENTS.contentHash(event.record()),
            event.writeTime(),
            event.id(),
            EVENTS.viewKeys(event.record()),
            ViewKeys.NONE,
            event.ingestedAt());
    KeptEvent kept =
        new KeptEvent(
            event.id(),
            event.key(),
            1,
            event.writeTime(),
            event.run(),
            Slot.of(event.key()),
            1,
            "",
            codec.encode(schema, EventForm.write(EVENTS, event)));
    return new KeptRecord(event.key(), latest, List.of(kept), null, KeptRecord.Earlier.ALL);
  }
}
