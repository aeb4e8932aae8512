package dev.millrace.adapters.postgres;

import static dev.millrace.domain.port.replay.KeptRecord.Earlier.GAP;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.millrace.domain.document.Bytes;
import dev.millrace.domain.event.Erasure;
import dev.millrace.domain.event.EventId;
import dev.millrace.domain.event.RunId;
import dev.millrace.domain.port.deadletter.DeadLetter;
import dev.millrace.domain.port.deadletter.KeptLetters;
import dev.millrace.domain.port.deadletter.SampleDeadLetters;
import dev.millrace.domain.port.erasure.ErasureTransaction;
import dev.millrace.domain.port.erasure.Erasures;
import dev.millrace.domain.port.erasure.ErasuresContract;
import dev.millrace.domain.port.erasure.Found;
import dev.millrace.domain.port.erasure.Remains;
import dev.millrace.domain.port.erasure.Sought;
import dev.millrace.domain.port.erasure.Store;
import dev.millrace.domain.port.erasure.Tombstone;
import dev.millrace.domain.port.intake.Intake;
import dev.millrace.domain.port.intake.LockedKeys;
import dev.millrace.domain.port.intake.PageWrite;
import dev.millrace.domain.port.ledger.Ledger;
import dev.millrace.domain.port.ledger.RecordHistory;
import dev.millrace.domain.port.outbox.Cursor;
import dev.millrace.domain.port.outbox.Outbox;
import dev.millrace.domain.port.outbox.OutboxRow;
import dev.millrace.domain.port.outbox.Snapshot;
import dev.millrace.domain.port.replay.KeptEvent;
import dev.millrace.domain.port.replay.KeptRecord;
import dev.millrace.domain.port.replay.Replay;
import dev.millrace.domain.port.replay.ReplayId;
import dev.millrace.domain.port.replay.Replays;
import dev.millrace.domain.port.replay.Selection;
import dev.millrace.domain.port.run.Runs;
import dev.millrace.domain.record.RecordKey;
import dev.millrace.domain.testing.PageFixture;
import dev.millrace.domain.testing.Submitted;
import dev.millrace.domain.view.WriteTime;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PostgresErasuresIT implements ErasuresContract {

  private TestDatabase postgres;

  @BeforeAll
  void open() {
    postgres = TestDatabase.migrated();
  }

  @AfterAll
  void close() {
    postgres.close();
  }

  @Override
  public Erasures erasures() {
    return new PostgresErasures(postgres.database());
  }

  @Override
  public Intake intake() {
    return new PostgresIntake(postgres.database());
  }

  @Override
  public Runs runs() {
    return new PostgresRuns(postgres.database(), InstantSource.system());
  }

  @Override
  public Ledger ledger() {
    return new PostgresLedger(postgres.database());
  }

  @Override
  public Outbox outbox() {
    return new PostgresOutbox(postgres.database());
  }

  @Override
  public RecordHistory history() {
    return new PostgresRecordHistory(postgres.database());
  }

  @Override
  public KeptLetters letters() {
    return new PostgresKeptLetters(postgres.database());
  }

  @Override
  public Replays replays() {
    return new PostgresReplays(postgres.database());
  }

  @Test
  void aPageKeepsItsOtherRecordsAndOneThatNamesTheKeyElsewhereIsEmptied() throws Exception {
    RecordKey key = new RecordKey(UUID.randomUUID().toString());
    String mine = key + "=1 \"" + key + "\"";
    RunId run = takenIn("other=1", mine, "another=1");
    RunId elsewhere = takenIn("other=2", mine);
    execute(
        "UPDATE millrace.page_bodies SET body = body || '\"%s\"' WHERE run_id = '%s'"
            .formatted(key.toString().toUpperCase(Locale.ROOT), elsewhere));

    erase(key);

    assertThat(bodies(run))
        .containsExactly("other=1\\000," + " ".repeat(mine.length() + 1) + ",another=1\\000");
    assertThat(bodies(elsewhere)).containsExactly("");
    assertThat(query("SELECT count(*) FROM millrace.raw_records WHERE run_id = '" + run + "'"))
        .containsExactly("2");
  }

  @Test
  void nothingTellsWhoWasErased() throws Exception {
    RecordKey key = new RecordKey(UUID.randomUUID().toString());
    erase(key);

    assertThat(query("SELECT erasures::text FROM millrace.erasures"))
        .isNotEmpty()
        .noneMatch(row -> row.contains(key.value()));
    assertThat(
            query(
                "SELECT count(*) FROM millrace.erasures WHERE key_hash IN"
                    + " (sha256('%1$s'), sha256(convert_to('things' || '%1$s', 'UTF8')))"
                        .formatted(key)))
        .containsExactly("0");
  }

  /** It began before the erasure and ends behind it, and nobody had a version to lock. */
  @Test
  void whoBringsARecordWhileItIsErasedIsRepeatedAndSeesIt() {
    RecordKey key = new RecordKey(UUID.randomUUID().toString());
    PageFixture page =
        PageFixture.of(Submitted.run(runs()), 1, key + "=1", UUID.randomUUID() + "=1");
    List<Set<RecordKey>> seen = new ArrayList<>();

    PageWrite written =
        intake()
            .inTransaction(
                work -> {
                  LockedKeys locked = work.lock(PageFixture.THINGS, Set.of(key));
                  seen.add(locked.erased());
                  if (seen.size() == 1) {
                    erase(key);
                  }
                  PageWrite write = page.write(locked);
                  work.write(write);
                  return write;
                });

    assertThat(seen).containsExactly(Set.of(), Set.of(key));
    assertThat(written.versions()).hasSize(1);
    assertThat(history().latest(PageFixture.THINGS, key)).isEmpty();
  }

  /** The first version is written and not committed when the erasure begins. */
  @Test
  void anErasureWaitsForWhoeverBringsTheRecordAndTakesItAwayThen() throws Exception {
    RecordKey key = new RecordKey(UUID.randomUUID().toString());
    CountDownLatch isWritten = new CountDownLatch(1);
    CountDownLatch mayEnd = new CountDownLatch(1);
    PageFixture page = PageFixture.of(Submitted.run(runs()), 1, key + "=1");
    CompletableFuture<Void> bringing =
        CompletableFuture.runAsync(
            () ->
                intake()
                    .inTransaction(
                        work -> {
                          page.takeIn(work);
                          isWritten.countDown();
                          await(mayEnd);
                          return 0;
                        }));
    await(isWritten);
    CompletableFuture<Void> erasing = CompletableFuture.runAsync(() -> erase(key));
    postgres.awaitOneThatWaits();
    mayEnd.countDown();
    CompletableFuture.allOf(bringing, erasing).join();

    assertThat(history().latest(PageFixture.THINGS, key)).isEmpty();
    assertThat(history().contents(PageFixture.THINGS, key, 9)).isEmpty();
  }

  /** Whoever writes a body that another erasure has changed since brings back what that took. */
  @Test
  void ofTwoWhoAreErasedFromOnePageAtTheSameTimeNothingIsLeft() throws Exception {
    RecordKey first = new RecordKey(UUID.randomUUID().toString());
    RecordKey second = new RecordKey(UUID.randomUUID().toString());
    RunId run = takenIn(first + "=1", second + "=1");
    CountDownLatch isErased = new CountDownLatch(1);
    CountDownLatch mayEnd = new CountDownLatch(1);

    CompletableFuture<Void> one =
        CompletableFuture.runAsync(
            () ->
                erase(
                    first,
                    () -> {
                      isErased.countDown();
                      await(mayEnd);
                    }));
    await(isErased);
    CompletableFuture<Void> other = CompletableFuture.runAsync(() -> erase(second));
    postgres.awaitOneThatWaits();
    mayEnd.countDown();
    CompletableFuture.allOf(one, other).join();

    assertThat(bodies(run))
        .singleElement(InstanceOfAssertFactories.STRING)
        .doesNotContain(first.value(), second.value());
  }

  /** Quarantine cannot be read for as long as somebody else holds it. */
  @Test
  void whileBytesAreReadForTheKeyNobodyWaits() throws Exception {
    RecordKey key = new RecordKey(UUID.randomUUID().toString());
    takenIn(key + "=1");

    CompletableFuture<Void> erasing;
    try (Connection other = begun("LOCK TABLE millrace.quarantine IN ACCESS EXCLUSIVE MODE")) {
      erasing = CompletableFuture.runAsync(() -> erase(key));
      postgres.awaitOneThatWaits();
      inTime(() -> takenIn(key + "=2", UUID.randomUUID() + "=1"));
      inTime(() -> ledger().keep(List.of(anyLetter())));
      other.rollback();
    }
    erasing.join();

    assertThat(history().latest(PageFixture.THINGS, key)).isEmpty();
    assertThat(history().contents(PageFixture.THINGS, key, 9)).isEmpty();
  }

  /** A page's body cannot be written for as long as somebody else holds it. */
  @Test
  void whileARecordIsTakenAwayNobodyElseWaits() throws Exception {
    RecordKey key = new RecordKey(UUID.randomUUID().toString());
    RunId run = takenIn(key + "=1");
    String hold = "SELECT FROM millrace.page_bodies WHERE run_id = '" + run + "' FOR UPDATE";

    CompletableFuture<Void> erasing;
    try (Connection other = begun(hold)) {
      erasing = CompletableFuture.runAsync(() -> erase(key));
      postgres.awaitOneThatWaits();
      inTime(() -> takenIn("!", UUID.randomUUID() + "=1"));
      inTime(() -> ledger().keep(List.of(anyLetter())));
      other.rollback();
    }
    erasing.join();

    assertThat(history().latest(PageFixture.THINGS, key)).isEmpty();
  }

  @Test
  void bytesAreReadInPiecesToTheLast() throws Exception {
    RecordKey key = new RecordKey(UUID.randomUUID().toString());
    quarantine("CASE WHEN i %% 500 = 0 THEN '\"%s\"' ELSE '' END".formatted(key), 2_500);
    quarantine("repeat('x', 5 << 20) || '\"%s\"'".formatted(key), 3);
    execute(
        "INSERT INTO millrace.unusable_pages (run_id, source, seed, page, size, status, prefix,"
            + " length, hash, headers, received_at, reason)"
            + " SELECT gen_random_uuid(), '', '', 1, 1, 200,"
            + " convert_to(CASE WHEN i %% 500 = 0 THEN '\"%s\"' ELSE '' END, 'UTF8'), 1, '', '{}',"
                .formatted(key)
            + " now(), '' FROM generate_series(1, 1500) AS i");

    Map<Store, Long> found = found(erasures().seek(PageFixture.THINGS, key, Sought::remains));
    List<QuarantinedPlace> piece =
        postgres
            .database()
            .transactions()
            .ask(
                "read a piece",
                session ->
                    session
                        .getMapper(MentionStatements.class)
                        .quarantined(
                            "things", key.value(), QuarantinedPlace.START, 4_000, 6L << 20));
    erase(key);

    assertThat(found).containsEntry(Store.QUARANTINE, 8L).containsEntry(Store.UNUSABLE_PAGES, 3L);
    assertThat(piece).filteredOn(QuarantinedPlace::isNamed).hasSizeBetween(2, 7);
    assertThat(
            query(
                "SELECT count(*) FROM millrace.quarantine"
                    + " WHERE millrace.names_key(bytes, '%s')".formatted(key)))
        .containsExactly("0");
  }

  /** What old transactions brought was there for the look; others are of another cluster. */
  @Test
  void underTheLockOnlyWhatCameSinceIsRead() {
    RecordKey key = new RecordKey(UUID.randomUUID().toString());
    String bytes = "'\"%s\"'".formatted(key);

    Map<Store, Long> found =
        erasures()
            .seek(
                PageFixture.THINGS,
                key,
                sought -> {
                  quarantine(bytes, 1, "'3'");
                  quarantine(bytes, 1, "'9000000000000'");
                  quarantine(bytes, 1);
                  return found(sought.inTransaction(ErasureTransaction::remains));
                });

    assertThat(found).containsEntry(Store.QUARANTINE, 1L);
  }

  /** Somebody who was erased comes again once that is forgotten, and his versions begin anew. */
  @Test
  void aNullValueTakesNoVersionsPlaceInAReplay() throws Exception {
    RecordKey key = new RecordKey(UUID.randomUUID().toString());
    takenIn(key + "=1");
    erase(key);
    execute("DELETE FROM millrace.erasures");
    RunId first = takenIn(key + "=2");
    RunId second = takenIn(key + "=3");
    takenIn(key + "=4");

    assertThat(kept(first, key).events())
        .extracting(KeptEvent::version, event -> event.payload().length() > 0)
        .containsExactly(tuple(1L, true), tuple(2L, true), tuple(3L, true));

    execute("DELETE FROM millrace.outbox WHERE run_id = '" + second + "'");
    assertThat(kept(first, key).earlier()).as("version 2 is the null value's, too").isEqualTo(GAP);
  }

  private KeptRecord kept(RunId run, RecordKey key) {
    Replay replay =
        replays()
            .begin(
                new ReplayId(UUID.randomUUID()),
                new Selection.OfRun(PageFixture.THINGS, run),
                "ada");
    KeptRecord kept =
        replays().inTransaction(replay.id(), transaction -> transaction.next(9)).get(0);
    replays().cancel(replay.id());
    assertThat(kept.key()).isEqualTo(key);
    return kept;
  }

  @Test
  void aRowThatSaysItErasesAndSaysItInOtherWordsIsReadAndCounted() throws Exception {
    RecordKey key = new RecordKey(UUID.randomUUID().toString());
    Snapshot before = outbox().snapshot();
    takenIn(key + "=1");
    execute("UPDATE millrace.outbox SET erases = 'true' WHERE aggregateid = '" + key + "'");

    Cursor span =
        new Cursor(outbox().systemIdentifier(), before, before, 0).advance(outbox().snapshot());
    assertThat(outbox().read(span, 100))
        .extracting(OutboxRow::erasure)
        .containsExactly(Erasure.UNREADABLE);
    assertThat(erasures().seek(PageFixture.THINGS, key, Sought::remains).before())
        .isEqualTo(Erasure.OF_NOBODY);
  }

  @Test
  void aDayOfTheOutboxWaitsForNoErasure() throws Exception {
    String days =
        "SELECT run FROM millrace.runs_of_outbox_day(" + "(now() AT TIME ZONE 'UTC')::date) AS run";
    RecordKey key = new RecordKey(UUID.randomUUID().toString());
    RunId run = takenIn(key + "=1");
    erase(key);

    assertThat(query(days)).contains(run.toString()).doesNotContain(RunId.NONE.toString());
  }

  private void quarantine(String text, int rows) {
    quarantine(text, rows, "pg_current_xact_id()");
  }

  private void quarantine(String text, int rows, String xid) {
    try {
      execute(
          "INSERT INTO millrace.quarantine"
              + " (run_id, page, index, family, outcome, bytes, reasons, xid)"
              + " SELECT gen_random_uuid(), 1, i, 'things', 'REJECTED', convert_to(%s, 'UTF8'), '[]',"
                  .formatted(text)
              + " %s::text::xid8 FROM generate_series(1, %d) AS i".formatted(xid, rows));
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Map<Store, Long> found(Remains remains) {
    return remains.found().stream().collect(Collectors.toMap(Found::store, Found::count));
  }

  private Connection begun(String sql) throws SQLException {
    Connection connection = postgres.connect();
    connection.setAutoCommit(false);
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
    return connection;
  }

  private static void inTime(Runnable work) {
    CompletableFuture.runAsync(work).orTimeout(10, TimeUnit.SECONDS).join();
  }

  private static DeadLetter anyLetter() {
    OutboxRow row =
        new OutboxRow(
            1,
            1,
            1,
            new EventId(UUID.randomUUID()),
            PageFixture.THINGS,
            new RecordKey(UUID.randomUUID().toString()),
            1,
            new RunId(UUID.randomUUID()),
            1,
            "",
            Bytes.ofText("payload"));
    return SampleDeadLetters.ofPublished(row, System.nanoTime());
  }

  private void erase(RecordKey key) {
    erase(key, () -> {});
  }

  private void erase(RecordKey key, Runnable beforeTheEnd) {
    Tombstone tombstone =
        new Tombstone(
            new EventId(UUID.randomUUID()),
            1,
            2,
            new Erasure(new WriteTime(1_800_000_000_000_000L), Set.of()),
            "ada");
    erasures()
        .seek(
            PageFixture.THINGS,
            key,
            sought ->
                sought.inTransaction(
                    transaction -> {
                      transaction.remains();
                      List<Found> left = transaction.erase(tombstone);
                      beforeTheEnd.run();
                      return left;
                    }));
  }

  private RunId takenIn(String... records) {
    RunId run = Submitted.run(runs());
    intake().inTransaction(PageFixture.of(run, 1, records)::takeIn);
    return run;
  }

  private List<String> bodies(RunId run) throws SQLException {
    return query(
        "SELECT encode(body, 'escape') FROM millrace.page_bodies WHERE run_id = '" + run + "'");
  }

  private List<String> query(String sql) throws SQLException {
    return postgres.query(sql);
  }

  private void execute(String sql) throws SQLException {
    postgres.execute(sql);
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }
}
