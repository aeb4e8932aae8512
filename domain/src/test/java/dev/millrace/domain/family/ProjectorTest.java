package dev.millrace.domain.family;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.millrace.domain.document.Bytes;
import dev.millrace.domain.document.Document;
import dev.millrace.domain.document.MapDocument;
import dev.millrace.domain.event.Erasure;
import dev.millrace.domain.event.Event;
import dev.millrace.domain.event.EventHeaders;
import dev.millrace.domain.event.RunId;
import dev.millrace.domain.events.SomeEvents;
import dev.millrace.domain.events.UserEvent;
import dev.millrace.domain.events.UserEvents;
import dev.millrace.domain.failure.TransientFailure;
import dev.millrace.domain.port.deadletter.DeadLetter;
import dev.millrace.domain.port.deadletter.DeadLetter.Code;
import dev.millrace.domain.port.schema.EventCodec;
import dev.millrace.domain.port.schema.RegisteredSchema;
import dev.millrace.domain.port.schema.Undecodable;
import dev.millrace.domain.record.FamilyName;
import dev.millrace.domain.users.SomeUsers;
import dev.millrace.domain.users.User;
import dev.millrace.domain.users.Users;
import dev.millrace.domain.view.Mutation;
import dev.millrace.domain.view.Position;
import dev.millrace.domain.view.RowKey;
import dev.millrace.domain.view.ViewKeys;
import dev.millrace.domain.view.WriteTime;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProjectorTest {

  private static final Position POSITION = new Position("millrace.users", 0, 7);
  private static final Instant NOW = Instant.parse("2026-11-21T09:00:00Z");
  private static final Bytes KEY = Bytes.ofText("key");

  private final Users users = new Users();
  private final KnownBytes codec = new KnownBytes();
  private final Projector<User> projector = new Projector<>(users, codec, InstantSource.fixed(NOW));

  @Test
  void anEventBecomesItsMutations() {
    Event<User> event = SomeUsers.first(SomeUsers.ada());
    Bytes value = codec.knows("ada", EventForm.write(users, event));
    assertThat(projector.project(record(value, Map.of())))
        .isEqualTo(new Projected.Served<>(event, users.project(event, POSITION)));
  }

  @Test
  void anEventThatIsNotAdmittedKeepsTheRowThatProvesItsArrivalAndNoOther() {
    UserEvents events = new UserEvents();
    Event<UserEvent> internal = SomeEvents.carrying(SomeEvents.internal(1, new UUID(9, 1)));
    Bytes value = codec.knows("internal", EventForm.write(events, internal));
    Projected<UserEvent> projected =
        new Projector<>(events, codec, InstantSource.fixed(NOW)).project(record(value, Map.of()));
    assertThat(((Projected.Served<UserEvent>) projected).mutations())
        .extracting(mutation -> mutation.view().name())
        .containsExactly("user_events_by_id");
  }

  @Test
  void bytesThatNobodyCanReadBecomeADeadLetterThatHoldsThemAll() {
    Bytes value = Bytes.ofText("unknown");
    Map<String, Bytes> headers = Map.of("some", Bytes.ofText("header"));
    assertThat(projector.project(record(value, headers)))
        .isEqualTo(
            new Projected.Dead<>(
                new DeadLetter(
                    "users",
                    POSITION,
                    KEY,
                    value,
                    headers,
                    "facts",
                    Code.MALFORMED,
                    "unknown bytes",
                    null,
                    NOW,
                    1)));
  }

  @Test
  void aNullValueIsNoRecord() {
    assertThat(letter(record(null, Map.of())))
        .satisfies(
            letter -> {
              assertThat(letter.code()).isEqualTo(Code.NOT_A_RECORD);
              assertThat(letter.value()).isNull();
              assertThat(letter.reason()).isEqualTo("the value is null");
            });
  }

  @Test
  void aNullValueDeletesTheRowsThatItsHeaderNames() {
    String id = SomeUsers.ada().id().toString();
    Erasure erasure =
        new Erasure(
            new WriteTime(17),
            Set.of(
                new RowKey("users_by_id", List.of(id)),
                new RowKey("users_by_email", List.of("hash", id)),
                new RowKey("users_by_name", List.of("no view of today"))));

    Projected<User> projected = projector.project(erased(erasure.text(), RunId.NONE.toString()));

    assertThat(projected)
        .isEqualTo(
            new Projected.Erased<User>(
                List.of(
                    Mutation.Delete.ofText(users.views().get(0), List.of(id), new WriteTime(17)),
                    Mutation.Delete.ofText(
                        users.views().get(2), List.of("hash", id), new WriteTime(17))),
                null));
  }

  @Test
  void whatIsLeftOfAnEventCountsForItsRunAndDoesNothing() {
    RunId run = SomeUsers.first(SomeUsers.ada()).run();
    assertThat(projector.project(erased(Erasure.OF_NOBODY.text(), run.toString())))
        .isEqualTo(new Projected.Erased<User>(List.of(), run));
  }

  @ParameterizedTest
  @CsvSource({"x, x", "17, x", "x, 00000000-0000-0000-0000-000000000000"})
  void aNullValueThatErasesNothingIsNoRecord(String erases, String run) {
    assertThat(letter(erased(erases, run)).reason())
        .isEqualTo("the value is null, and no erasure beside it");
    String noId =
        new Erasure(new WriteTime(1), Set.of(new RowKey("users_by_id", List.of("?")))).text();
    assertThat(letter(erased(noId, RunId.NONE.toString())).code()).isEqualTo(Code.NOT_A_RECORD);
  }

  private static LogRecord erased(String erases, String run) {
    return record(
        null,
        Map.of(EventHeaders.ERASES, Bytes.ofText(erases), EventHeaders.RUN_ID, Bytes.ofText(run)));
  }

  @Test
  void aDocumentThatIsNoEventIsNoRecord() {
    Bytes value = codec.knows("empty", MapDocument.of(Map.of()));
    assertThat(letter(record(value, Map.of())))
        .satisfies(
            letter -> {
              assertThat(letter.code()).isEqualTo(Code.NOT_A_RECORD);
              assertThat(letter.reason()).startsWith("no event: eventId");
            });
  }

  @Test
  void aProjectionThatThrowsKillsItsRecordOnly() {
    Event<User> first = SomeUsers.first(SomeUsers.ada());
    Event<User> broken = withPrevious(first, List.of("GB", "no day", "no id"));
    Bytes value = codec.knows("broken", EventForm.write(users, broken));
    assertThat(letter(record(value, Map.of())))
        .satisfies(
            letter -> {
              assertThat(letter.code()).isEqualTo(Code.PROJECTION_FAILED);
              assertThat(letter.reason()).isEqualTo("java.time.format.DateTimeParseException");
            });
  }

  @Test
  void previousRowsThatNoTableCanHoldKillTheirRecordOnly() {
    String day = "1990-01-01";
    String id = SomeUsers.ada().id().toString();
    String endless = "A".repeat(70_000);
    List<List<String>> keys =
        List.of(List.of(), List.of("GB", day), List.of("", day, id), List.of(endless, day, id));
    for (List<String> key : keys) {
      Event<User> broken = withPrevious(SomeUsers.first(SomeUsers.ada()), key);
      Bytes value = codec.knows("broken" + key, EventForm.write(users, broken));
      assertThat(letter(record(value, Map.of())).code()).isEqualTo(Code.PROJECTION_FAILED);
    }
  }

  @Test
  void aRegistryThatIsAwayIsNobodysDeath() {
    Bytes value = Bytes.ofText("away");
    assertThatThrownBy(() -> projector.project(record(value, Map.of())))
        .isInstanceOf(TransientFailure.class);
  }

  @ParameterizedTest
  @CsvSource({"1, 1", "3, 3", "999999, 999999", "1000000, 1", "-2, 1", "x, 1", "'', 1"})
  void theAttemptIsTheHeadersWhenThatIsOne(String header, int attempt) {
    Map<String, Bytes> headers = Map.of(EventHeaders.ATTEMPT, Bytes.ofText(header));
    assertThat(letter(record(null, headers)).attempt()).isEqualTo(attempt);
  }

  private DeadLetter letter(LogRecord record) {
    assertThat(projector.project(record)).isInstanceOf(Projected.Dead.class);
    return ((Projected.Dead<User>) projector.project(record)).letter();
  }

  private static LogRecord record(@Nullable Bytes value, Map<String, Bytes> headers) {
    return new LogRecord(POSITION, NOW, KEY, value, headers);
  }

  private static Event<User> withPrevious(Event<User> event, List<String> dayKey) {
    return new Event<>(
        event.id(),
        event.key(),
        2,
        event.writeTime(),
        event.ingestedAt(),
        event.eventTime(),
        event.run(),
        new ViewKeys(Map.of("users_by_country_and_day", dayKey)),
        event.record());
  }

  /** Decodes the bytes that it was told of; its registry is away for the text "away". */
  private static final class KnownBytes implements EventCodec {

    private final Map<Bytes, Document> known = new HashMap<>();

    Bytes knows(String text, Document document) {
      known.put(Bytes.ofText(text), document);
      return Bytes.ofText(text);
    }

    @Override
    public String definition(FamilyName family) {
      return "{}";
    }

    @Override
    public Bytes encode(RegisteredSchema schema, Document document) {
      throw new UnsupportedOperationException("nothing here encodes");
    }

    @Override
    public Document decode(FamilyName family, Bytes value) throws Undecodable {
      if (value.text().equals("away")) {
        throw new TransientFailure("the registry is away");
      }
      Document document = known.get(value);
      if (document == null) {
        throw new Undecodable(Code.MALFORMED, "unknown bytes");
      }
      return document;
    }
  }
}
