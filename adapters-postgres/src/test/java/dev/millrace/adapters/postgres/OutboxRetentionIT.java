package dev.millrace.adapters.postgres;

import static dev.millrace.adapters.postgres.OnePageRuns.RECORDS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.domain.event.RunId;
import dev.millrace.domain.port.deadletter.DeadLetter;
import dev.millrace.domain.port.deadletter.DeadPiece;
import dev.millrace.domain.port.deadletter.LetterFilter;
import dev.millrace.domain.port.deadletter.RedriveId;
import dev.millrace.domain.port.deadletter.RedriveTransaction;
import dev.millrace.domain.port.ledger.Sheet;
import dev.millrace.domain.port.outbox.Cursor;
import dev.millrace.domain.port.outbox.OutboxContract;
import dev.millrace.domain.port.outbox.OutboxRow;
import dev.millrace.domain.port.outbox.Shard;
import dev.millrace.domain.port.outbox.Sharding;
import dev.millrace.domain.port.outbox.Snapshot;
import dev.millrace.domain.port.replay.KeptEvent;
import dev.millrace.domain.testing.PageFixture;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class OutboxRetentionIT {

  private static final Sharding TWO = new Sharding(1, 2);
  private static final String NOT_PUBLISHED = "relay shard 0 has not published all of it";

  private final LocalDate today =
      LocalDate.ofInstant(InstantSource.system().instant(), ZoneOffset.UTC);

  /** What is stored while midnight passes is older, too. */
  private final LocalDate later = today.plusDays(2);

  private TestDatabase postgres;
  private OnePageRuns runs;
  private PostgresOutbox outbox;
  private PostgresRelayProgress progress;
  private DayRetention retention;

  @BeforeEach
  void open() {
    postgres = TestDatabase.migrated();
    runs = new OnePageRuns(postgres);
    outbox = new PostgresOutbox(postgres.database());
    progress = new PostgresRelayProgress(postgres.database());
    retention = keeping(Period.ofDays(90));
  }

  @AfterEach
  void close() {
    postgres.close();
  }

  @Test
  void whatIsOlderThanKeptIsDropped() throws SQLException {
    addDay(today.minusDays(91));
    addDay(today.minusDays(90));
    runs.publish();
    retention.apply();
    assertThat(days())
        .doesNotContain(today.minusDays(91).toString())
        .contains(today.minusDays(90).toString(), today.toString());
  }

  @Test
  void theBooksOfADroppedDaySayTheSame() throws SQLException {
    RunId run = runs.taken("old");
    RunId other = runs.taken("other");
    runs.settle(run);
    runs.settle(other);
    Sheet sheet = runs.sheet(run);
    assertThat(sheet.isSettled()).isTrue();

    assertThat(retention.dropBefore(later)).isEmpty();

    assertThat(rows()).isZero();
    assertThat(runs.sheet(run)).isEqualTo(sheet);
    assertThat(runs.events(run)).isEmpty();
    assertThat(new PostgresLedger(postgres.database()).events(run, event -> {})).isEqualTo(RECORDS);
    assertThat(runs.hops("old-1")).containsExactlyInAnyOrder("raw", "version");
    DayRetention raw = keepingRaw();
    assertThat(raw.dropBefore(later)).isEmpty();
    assertThat(runs.rawRecords()).isZero();
    assertThat(runs.sheet(other).isSettled()).isTrue();
  }

  @Test
  void whatAShardHasNotPublishedStays() throws SQLException {
    RunId run = runs.taken("held");
    runs.end(run);
    runs.serve(run, RECORDS);
    assertThat(retention.dropBefore(later)).containsValue("the relay has never run");

    postgres.execute("UPDATE millrace.relay_generations SET shards = 2");
    Cursor none = Cursor.beginning(outbox.systemIdentifier());
    int slot = outbox.read(none.advance(outbox.snapshot()), 1).get(0).slot();
    Shard late = TWO.shard(slot % 2);
    progress.save(TWO.shard(1 - late.number()), all(none));
    assertThat(retention.dropBefore(later)).containsValue("the relay has never run");
    progress.save(late, none);
    assertThat(retention.dropBefore(later))
        .containsValue("relay shard " + late.number() + " has not published all of it");
    progress.save(late, all(Cursor.beginning("12345")));
    assertThat(retention.dropBefore(later)).isNotEmpty();
    progress.save(late, none.advance(inAHundredYears()));
    assertThat(retention.dropBefore(later)).isNotEmpty();
    assertThat(rows()).isEqualTo(RECORDS);

    progress.save(late, all(none));
    assertThat(retention.dropBefore(later)).isEmpty();
    assertThat(rows()).isZero();
  }

  @Test
  void anIdleRelayAndATransactionHeldOpenHoldNoDay() throws SQLException {
    try (Connection held = postgres.connect()) {
      held.setAutoCommit(false);
      held.createStatement().execute("SELECT pg_current_xact_id()");
      RunId run = runs.taken("old");
      runs.settle(run);
      Cursor span = Cursor.beginning(outbox.systemIdentifier()).advance(outbox.snapshot());
      List<OutboxRow> rows = outbox.read(span, 10);
      progress.save(Shard.WHOLE, span.upTo(rows.get(RECORDS - 1).seq() - 1));
      assertThat(retention.dropBefore(later)).containsValue(NOT_PUBLISHED);

      // Where a relay stands that published all, and has had nothing to publish since.
      progress.save(Shard.WHOLE, span.upTo(rows.get(RECORDS - 1).seq()));
      assertThat(retention.dropBefore(later)).isEmpty();
      assertThat(rows()).isZero();
    }
  }

  @Test
  void whatADeadLetterRefersToStaysUntilItIsPublishedAgain() throws SQLException {
    RunId run = runs.taken("poison");
    runs.end(run);
    runs.serve(run, RECORDS - 1);
    runs.publish();
    assertThat(retention.dropBefore(later)).containsValue(unsettled(run));
    new PostgresLedger(postgres.database()).keep(List.of(parked(firstRow())));
    assertThat(runs.sheet(run).isSettled()).isTrue();
    assertThat(retention.dropBefore(later)).containsValue("1 dead letters have their bytes there");

    assertThat(redriven()).isEqualTo(1);
    assertThat(redriven()).as("it is written once more already").isZero();
    assertThat(retention.dropBefore(later)).containsValue(NOT_PUBLISHED);
    runs.publish();
    assertThat(retention.dropBefore(later)).isEmpty();
    assertThat(rows()).isZero();
    assertThat(runs.sheet(run).isSettled()).isTrue();
  }

  private int redriven() {
    PostgresRedrives redrives = new PostgresRedrives(postgres.database());
    RedriveId id = new RedriveId(UUID.randomUUID());
    redrives.begin(id, LetterFilter.ALL, false, "ada");
    return redrives.inTransaction(
        transaction ->
            transaction
                .next(LetterFilter.ALL, PageFixture.THINGS, 0, Long.MAX_VALUE, 10)
                .map(piece -> redriven(transaction, id, piece))
                .orElse(0));
  }

  private static int redriven(RedriveTransaction transaction, RedriveId id, DeadPiece piece) {
    List<KeptEvent> again =
        piece.records().stream().map(dead -> dead.kept().events().get(0).again()).toList();
    transaction.write(id, PageFixture.THINGS, again, again.size(), 0);
    return again.size();
  }

  @Test
  void aRunThatIsNotSettledHoldsItsDay() throws SQLException {
    RunId run = runs.taken("held");
    runs.publish();
    assertThat(retention.dropBefore(later)).containsValue("run " + run + " is not over");
    runs.end(run);
    assertThat(retention.dropBefore(later)).containsValue(unsettled(run));
    runs.serve(run, RECORDS);
    assertThat(retention.dropBefore(later)).isEmpty();
  }

  @Test
  void aRowDrawnBeforeMidnightThatCommitsWhileItsDayIsDroppedHoldsIt() throws Exception {
    runs.settle(runs.taken("old"));
    RunId late = runs.submitted();
    CompletableFuture<Map<LocalDate, String>> sweep =
        runs.take(
            late,
            "late",
            () -> {
              var begun = CompletableFuture.supplyAsync(() -> retention.dropBefore(later));
              postgres.awaitOneThatWaits();
              return begun;
            });
    assertThat(sweep.get(20, TimeUnit.SECONDS)).hasSize(1);
    assertThat(rows()).isEqualTo(2 * RECORDS);
    assertThat(retention.dropBefore(later)).containsValue(NOT_PUBLISHED);
    runs.settle(late);
    assertThat(retention.dropBefore(later)).isEmpty();
  }

  @Test
  void whatComesAfterItsDayWasDroppedIsReadFromTheRestAndGetsADayByHand() throws SQLException {
    RunId run = runs.taken("old");
    runs.settle(run);
    assertThat(retention.dropBefore(later)).isEmpty();
    var reader = new OutboxContract.Reader(outbox);
    LocalDate day = today.minusDays(400);
    postgres.execute(
        """
        INSERT INTO millrace.outbox (id, aggregatetype, aggregateid, type, payload, version,
          write_time, run_id, traceparent, slot, attempt, created_at)
        VALUES (gen_random_uuid(), 'things', 'late', 'things', '', 1, 1, '%s', '', 1, 2,
          '%s 12:00Z')
        """
            .formatted(run, day));
    assertThat(retention.dropBefore(later)).isEmpty();
    assertThat(age().hasRest()).isTrue();

    assertThat(postgres.query("SELECT millrace.empty_outbox_rest('%s')".formatted(day)))
        .containsExactly("1");

    assertThat(age()).isEqualTo(new OutboxAge(day, NOT_PUBLISHED, false));
    assertThat(reader.follow(10)).extracting(row -> row.key().value()).containsExactly("late");
    assertThat(retention.dropBefore(later)).containsOnly(Map.entry(day, NOT_PUBLISHED));
    runs.publish();
    assertThat(age()).isEqualTo(new OutboxAge(day, "", false));
    assertThat(retention.dropBefore(later)).isEmpty();
    assertThat(rows()).isZero();
  }

  /** A relay that begins anew looks for the last row that it published. */
  @Test
  void aRowThatWentWithItsDayIsRememberedWhereOlderOnesStay() throws SQLException {
    RunId held = runs.taken("held");
    RunId over = runs.taken("over");
    moveBack(held, today.minusDays(3));
    moveBack(over, today.minusDays(2));
    runs.settle(over);
    Cursor span = Cursor.beginning(outbox.systemIdentifier()).advance(outbox.snapshot());
    List<OutboxRow> rows = outbox.read(span, 10);
    OutboxRow last = rows.get(rows.size() - 1);
    assertThat(last.run()).isEqualTo(over);

    assertThat(retention.dropBefore(today)).containsOnlyKeys(today.minusDays(3));

    assertThat(rows()).isEqualTo(RECORDS);
    assertThat(outbox.remembers(span.upTo(last))).isTrue();
    assertThat(outbox.remembers(span.upTo(rows.get(0)))).isTrue();
    assertThat(outbox.remembers(span.upTo(numbered(rows.get(0).seq(), last))))
        .as("another one has its number")
        .isFalse();
  }

  private static OutboxRow numbered(long seq, OutboxRow like) {
    return new OutboxRow(
        like.xid(),
        seq,
        like.slot(),
        like.event(),
        like.family(),
        like.key(),
        like.version(),
        like.run(),
        like.attempt(),
        like.traceparent(),
        like.payload());
  }

  private void moveBack(RunId run, LocalDate day) throws SQLException {
    addDay(day);
    postgres.execute(
        "UPDATE millrace.outbox SET created_at = '%s 12:00Z' WHERE run_id = '%s'"
            .formatted(day, run));
  }

  private OutboxAge age() {
    return new PostgresCheckup(postgres.database()).outboxAge(Period.ofDays(90));
  }

  private OutboxRow firstRow() {
    Cursor span = Cursor.beginning(outbox.systemIdentifier()).advance(outbox.snapshot());
    return outbox.read(span, 1).get(0);
  }

  private Cursor all(Cursor beginning) {
    Snapshot now = outbox.snapshot();
    return beginning.advance(now).advance(now);
  }

  private static Snapshot inAHundredYears() {
    return new Snapshot(2_000_000_000, 2_000_000_000, List.of());
  }

  private static DeadLetter parked(OutboxRow row) {
    return DeadLetter.ofRow(
        row, DeadLetter.Code.TOO_LARGE, "9 MB", "java.io.IOException", Instant.EPOCH);
  }

  private static String unsettled(RunId run) {
    return "run " + run + " is not settled, see `millrace ledger " + run + "`";
  }

  private DayRetention keeping(Period kept) {
    return new DayRetention(postgres.database().transactions(), new OutboxByDay(), kept);
  }

  private DayRetention keepingRaw() {
    return new DayRetention(
        postgres.database().transactions(), new RawDataByDay(), Period.ofDays(90));
  }

  private void addDay(LocalDate day) throws SQLException {
    postgres.execute(
        "CREATE TABLE millrace.outbox_%s PARTITION OF millrace.outbox"
                .formatted(day.format(DateTimeFormatter.BASIC_ISO_DATE))
            + " FOR VALUES FROM ('%s 00:00Z') TO ('%s 00:00Z')".formatted(day, day.plusDays(1)));
  }

  private List<String> days() throws SQLException {
    return postgres.query("SELECT day FROM millrace.outbox_days ORDER BY day");
  }

  private int rows() throws SQLException {
    return Integer.parseInt(postgres.query("SELECT count(*) FROM millrace.outbox").get(0));
  }
}
