package dev.millrace.application.browse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.millrace.application.InMemoryPath;
import dev.millrace.application.content.ShownField;
import dev.millrace.domain.document.Bytes;
import dev.millrace.domain.document.Document;
import dev.millrace.domain.failure.Failure;
import dev.millrace.domain.failure.PermanentFailure;
import dev.millrace.domain.failure.TransientFailure;
import dev.millrace.domain.family.LogRecord;
import dev.millrace.domain.family.LogStart;
import dev.millrace.domain.port.call.AdjustableClock;
import dev.millrace.domain.port.log.LogPage;
import dev.millrace.domain.port.log.LogPage.Ending;
import dev.millrace.domain.port.log.LogPages;
import dev.millrace.domain.port.log.LogSlice;
import dev.millrace.domain.port.outbox.OutboxRow;
import dev.millrace.domain.port.schema.EventCodec;
import dev.millrace.domain.port.schema.RegisteredSchema;
import dev.millrace.domain.port.schema.Schemas;
import dev.millrace.domain.port.schema.Undecodable;
import dev.millrace.domain.record.FamilyName;
import dev.millrace.domain.record.RecordKey;
import dev.millrace.domain.view.Position;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BrowsingTopicsTest {

  private static final FamilyName USERS = new FamilyName("users");
  private static final Duration LONGEST = Duration.ofSeconds(10);
  private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");

  private final AdjustableClock clock = new AdjustableClock();
  private final InMemoryPath path = new InMemoryPath(1);
  private final List<LogSlice> asked = new ArrayList<>();
  private LogPage page = new LogPage(List.of(), List.of(), Ending.END);
  private final LogPages log =
      slice -> {
        asked.add(slice);
        return page;
      };
  private final BrowsingTopics browsing =
      new BrowsingTopics(path.families, log, path.schemas, path.codec, clock);

  @Test
  void anEventIsDecodedWithWhatTellsOfAPersonMaskedUnlessItIsAskedFor() {
    OutboxRow row = ingested();
    Bytes event = Bytes.ofText(row.event().toString());
    has(record(0, 7, NOON, row.payload(), Map.of("millrace-event-id", event)));

    ToldMessage masked = browsing.look(newest(false)).messages().get(0);
    ToldMessage whole = browsing.look(newest(true)).messages().get(0);

    assertThat(masked.problem()).isNull();
    assertThat(masked.key()).isEqualTo("ada");
    assertThat(masked.bytes()).isEqualTo(row.payload().length());
    assertThat(masked.fields()).contains(new ShownField("eventId", row.event().toString()));
    assertThat(masked.fields().toString()).contains("U**").doesNotContain("Ulm");
    assertThat(whole.fields().toString()).contains("Ulm");
  }

  @Test
  void whatSomebodyElseWroteIsMaskedToItsKeyAndItsHeaders() {
    has(record(0, 7, NOON, Bytes.of(new byte[] {9}), Map.of("mail", Bytes.ofText("ada@test"))));

    ToldMessage masked = browsing.look(newest(false)).messages().get(0);
    ToldMessage whole = browsing.look(newest(true)).messages().get(0);

    assertThat(masked.problem()).isNotBlank();
    assertThat(masked.fields()).isEmpty();
    assertThat(masked.key()).isEqualTo("a**");
    assertThat(masked.headers().get("mail")).startsWith("a").doesNotContain("ada", "test");
    assertThat(whole.key()).isEqualTo("ada");
    assertThat(whole.headers()).containsEntry("mail", "ada@test");
  }

  @Test
  void whatSomebodyElseWroteUnderOurNamesIsMaskedToo() {
    Map<String, String> foreign =
        Map.of(
            "millrace-event-id", "ada",
            "millrace-run-id", "ada lovelace",
            "millrace-erases", "1\nusers_by_id ada",
            "millrace-email", "ada@test",
            "traceparent", "ada");
    Map<String, Bytes> headers = new HashMap<>();
    foreign.forEach((name, value) -> headers.put(name, Bytes.ofText(value)));
    headers.put("millrace-version", Bytes.ofText("7"));
    has(record(0, 7, NOON, null, headers));

    ToldMessage masked = browsing.look(newest(false)).messages().get(0);

    assertThat(masked.key()).isEqualTo("a**");
    assertThat(masked.headers()).containsEntry("millrace-version", "7");
    assertThat(masked.headers().values()).noneMatch(value -> value.contains("da"));
  }

  @Test
  void ourOwnHeadersAreShownAsTheyAre() {
    Map<String, String> ours =
        Map.of(
            "millrace-event-id", "7a0eed16-9430-4d68-901f-c0d4c1c3bf22",
            "millrace-run-id", "7a0eed16-9430-4d68-901f-c0d4c1c3bf23",
            "millrace-family", "users",
            "millrace-version", "7",
            "millrace-attempt", "2",
            "millrace-outbox", "4711:18",
            "millrace-replay", "true",
            "traceparent", "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01");
    Map<String, Bytes> headers = new HashMap<>();
    ours.forEach((name, value) -> headers.put(name, Bytes.ofText(value)));
    has(record(0, 7, NOON, null, headers));

    assertThat(browsing.look(newest(false)).messages().get(0).headers()).isEqualTo(ours);
  }

  @Test
  void aMessageWithoutAValueHasNothingToDecode() {
    has(record(0, 7, NOON, null, Map.of()));

    ToldMessage erasure = browsing.look(newest(false)).messages().get(0);

    assertThat(erasure.bytes()).isNull();
    assertThat(erasure.problem()).isNull();
  }

  @Test
  void messagesAreShownWhileTheStoredSchemasAreAway() {
    OutboxRow row = ingested();
    has(record(0, 7, NOON, row.payload(), Map.of()));
    BrowsingTopics apart =
        new BrowsingTopics(
            path.families,
            log,
            new NoSchemas(new TransientFailure("no connection")),
            path.codec,
            clock);

    assertThat(apart.look(newest(false)).messages().get(0).problem()).isNull();
  }

  @Test
  void aRegistryThatIsAwayIsAskedAFewTimesAndKnownSchemasAreReadAllTheSame() {
    OutboxRow row = ingested();
    LogRecord[] messages = new LogRecord[9];
    for (int i = 0; i < 8; i++) {
      byte[] foreign = {0, 9, 9, 9, (byte) Math.min(i, 6), 1};
      messages[i] = record(0, i, NOON, Bytes.of(foreign), Map.of());
    }
    messages[8] = record(0, 8, NOON, row.payload(), Map.of());
    has(messages);
    FarCodec far = new FarCodec(path.codec);
    BrowsingTopics patient = new BrowsingTopics(path.families, log, path.schemas, far, clock);

    List<ToldMessage> told = patient.look(question(null, null, null, null, 20)).messages();

    assertThat(far.asked).hasSize(3).doesNotHaveDuplicates();
    assertThat(told.get(0).problem()).contains("the registry is away");
    assertThat(told.get(7).problem()).contains("the registry has not answered");
    assertThat(told.get(8).problem()).isNull();
  }

  @Test
  void whatRefusesForGoodIsToldOfItsMessageAndTheOthersAreShown() {
    OutboxRow row = ingested();
    Bytes foreign = Bytes.of(new byte[] {0, 9, 9, 9, 9, 1});
    has(record(0, 1, NOON, foreign, Map.of()), record(0, 2, NOON, row.payload(), Map.of()));
    FarCodec far = new FarCodec(path.codec);
    far.failure = new PermanentFailure("the registry refuses");
    NoSchemas refusing = new NoSchemas(new PermanentFailure("there is no such table"));

    List<ToldMessage> told =
        new BrowsingTopics(path.families, log, refusing, far, clock).look(newest(false)).messages();

    assertThat(told.get(0).problem()).isEqualTo("the registry refuses");
    assertThat(told.get(1).problem()).isNull();
  }

  @Test
  void theSameUnknownSchemaIsAskedForOnce() {
    Bytes foreign = Bytes.of(new byte[] {0, 9, 9, 9, 9, 1});
    has(
        record(0, 1, NOON, foreign, Map.of()),
        record(0, 2, NOON, foreign, Map.of()),
        record(0, 3, NOON, foreign, Map.of()));
    FarCodec far = new FarCodec(path.codec);

    new BrowsingTopics(path.families, log, path.schemas, far, clock).look(newest(false));

    assertThat(far.asked).hasSize(1);
  }

  @Test
  void whenTheTimeIsOverTheRegistryIsNotAskedAndKnownSchemasAreReadAllTheSame() {
    OutboxRow row = ingested();
    Bytes foreign = Bytes.of(new byte[] {0, 9, 9, 9, 9, 1});
    has(record(0, 1, NOON, foreign, Map.of()), record(0, 2, NOON, row.payload(), Map.of()));
    LogPages slow =
        slice -> {
          clock.pass(slice.bounds().patience());
          return page;
        };
    FarCodec far = new FarCodec(path.codec);

    List<ToldMessage> told =
        new BrowsingTopics(path.families, slow, path.schemas, far, clock)
            .look(newest(false))
            .messages();

    assertThat(far.asked).isEmpty();
    assertThat(told.get(0).problem()).contains("no time left to ask the registry");
    assertThat(told.get(1).problem()).isNull();
  }

  @Test
  void ofManyHeadersTheFirstAreShown() {
    Map<String, Bytes> headers = new HashMap<>();
    for (int i = 0; i < 1_000; i++) {
      headers.put("%05d".formatted(i), Bytes.EMPTY);
    }
    has(record(0, 7, NOON, null, headers));

    assertThat(browsing.look(newest(true)).messages().get(0).headers())
        .hasSize(200)
        .containsKeys("00000", "00199");
  }

  @Test
  void ofSeveralPartitionsTheNewestComeByTime() {
    has(at(0, 1, 10), at(0, 2, 40), at(1, 1, 20), at(1, 2, 30));

    assertThat(positions(browsing.look(question(null, null, null, null, 3))))
        .containsExactly("1@1", "1@2", "0@2");
  }

  @Test
  void ofSeveralPartitionsTheFirstComeByTimeAndTheRestAgain() {
    has(at(0, 1, 10), at(0, 2, 40), at(1, 1, 20), at(1, 2, 30));

    ToldPage told = browsing.look(question(null, null, NOON, null, 2));

    assertThat(positions(told)).containsExactly("0@1", "1@1");
    assertThat(told.next()).containsExactly(position(0, 2), position(1, 2));
    assertThat(told.ending()).isEqualTo(Ending.RECORDS);
  }

  @Test
  void aPageBeginsWhereItIsAskedTo() {
    RecordKey key = new RecordKey("ada");
    browsing.look(question(null, null, null, null, 5));
    browsing.look(question(3, 17L, null, null, 5));
    browsing.look(question(null, null, NOON, null, 5));
    browsing.look(question(null, null, null, key, 5));

    assertThat(asked)
        .extracting(LogSlice::start)
        .containsExactly(
            new LogStart.Newest(),
            new LogStart.At(17),
            new LogStart.Since(NOON),
            new LogStart.At(0));
    assertThat(asked.get(1).partition()).isEqualTo(3);
    assertThat(asked.get(3).key()).isEqualTo(key);
    assertThat(asked)
        .allSatisfy(slice -> assertThat(slice.bounds().records()).isEqualTo(5))
        .allSatisfy(slice -> assertThat(slice.bounds().bytes()).isLessThanOrEqualTo(64 << 20))
        .allSatisfy(slice -> assertThat(slice.bounds().patience()).isLessThanOrEqualTo(LONGEST));
  }

  @ParameterizedTest
  @CsvSource({
    ",   ,   ,    , 0,   from 1 to 100",
    ",   ,   ,    , 101, from 1 to 100",
    "-1, ,   ,    , 5,   counted from 0",
    "1,  -1, ,    , 5,   counted from 0",
    ",   3,  ,    , 5,   one of a partition",
    ",   3,  , ada, 5,   one of a partition",
    ",   ,   1969-12-31T23:59:59Z, , 5, from 1970 to 9999",
    ",   ,   +999999999-12-31T23:59:59Z, , 5, from 1970 to 9999",
    "1,  3,  2026-11-21T12:00:00Z, , 5, not at both"
  })
  void whatDoesNotGoTogetherIsRefused(
      @Nullable Integer partition,
      @Nullable Long offset,
      @Nullable Instant from,
      @Nullable String key,
      int limit,
      String why) {
    RecordKey sought = key == null ? null : new RecordKey(key);
    assertThatThrownBy(() -> question(partition, offset, from, sought, limit))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(why);
  }

  @Test
  void aFamilyThatIsNotThereIsRefusedAndNothingRead() {
    TopicQuestion other =
        new TopicQuestion(new FamilyName("cats"), null, null, null, null, 5, false);

    assertThatThrownBy(() -> browsing.look(other)).isInstanceOf(IllegalArgumentException.class);
    assertThat(asked).isEmpty();
  }

  private OutboxRow ingested() {
    path.ingest(InMemoryPath.users(0, 1, "Ulm"), 1);
    return path.store.outbox().get(0).row();
  }

  private void has(LogRecord... records) {
    page = new LogPage(List.of(records), List.of(position(0, 3), position(1, 3)), Ending.END);
  }

  private static LogRecord at(int partition, long offset, int second) {
    return record(partition, offset, NOON.plusSeconds(second), null, Map.of());
  }

  private static LogRecord record(
      int partition, long offset, Instant at, @Nullable Bytes value, Map<String, Bytes> headers) {
    return new LogRecord(position(partition, offset), at, Bytes.ofText("ada"), value, headers);
  }

  private static Position position(int partition, long offset) {
    return new Position(USERS.topic(), partition, offset);
  }

  private static List<String> positions(ToldPage page) {
    return page.messages().stream()
        .map(ToldMessage::position)
        .map(position -> position.partition() + "@" + position.offset())
        .toList();
  }

  private static TopicQuestion newest(boolean isPersonal) {
    return new TopicQuestion(USERS, null, null, null, null, 5, isPersonal);
  }

  private static TopicQuestion question(
      @Nullable Integer partition,
      @Nullable Long offset,
      @Nullable Instant from,
      @Nullable RecordKey key,
      int limit) {
    return new TopicQuestion(USERS, partition, offset, from, key, limit, false);
  }

  /** Of the schemas 9.9.9.x the registry, which is away, is to tell. */
  private static final class FarCodec implements EventCodec {

    private final EventCodec near;
    private final List<Bytes> asked = new ArrayList<>();
    private Failure failure = new TransientFailure("the registry is away");

    private FarCodec(EventCodec near) {
      this.near = near;
    }

    @Override
    public String definition(FamilyName family) {
      return near.definition(family);
    }

    @Override
    public Bytes encode(RegisteredSchema schema, Document document) {
      return near.encode(schema, document);
    }

    @Override
    public void learn(RegisteredSchema schema) {
      near.learn(schema);
    }

    @Override
    public Document decode(FamilyName family, Bytes value) throws Undecodable {
      if (value.array()[1] == 9) {
        asked.add(value);
        throw failure;
      }
      return near.decode(family, value);
    }
  }

  private record NoSchemas(Failure failure) implements Schemas {

    @Override
    public void save(RegisteredSchema schema) {
      throw failure;
    }

    @Override
    public Optional<RegisteredSchema> current(String subject) {
      throw failure;
    }

    @Override
    public List<RegisteredSchema> all() {
      throw failure;
    }
  }
}
