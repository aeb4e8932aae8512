package dev.millrace.domain.port.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.domain.document.Bytes;
import dev.millrace.domain.event.RunId;
import dev.millrace.domain.port.intake.Intake;
import dev.millrace.domain.port.intake.OutboxEntry;
import dev.millrace.domain.port.intake.PageWrite;
import dev.millrace.domain.port.run.Runs;
import dev.millrace.domain.record.RecordKey;
import dev.millrace.domain.testing.PageFixture;
import dev.millrace.domain.testing.Submitted;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What every {@link Outbox} does. */
public interface OutboxContract {

  /** A shard of the outbox. */
  Outbox outbox(Shard shard);

  /** The intake of the same store. */
  Intake intake();

  /** The runs of the same store. */
  Runs runs();

  private Outbox outbox() {
    return outbox(Shard.WHOLE);
  }

  @Test
  default void aRowCarriesWhatWasWritten() {
    Reader reader = new Reader(outbox());
    RunId run = Submitted.run(runs());
    OutboxEntry entry = takeIn(PageFixture.of(run, 1, anyKey() + "=1")).outbox().get(0);
    OutboxRow row = reader.follow(100).get(0);
    assertThat(row)
        .isEqualTo(
            new OutboxRow(
                row.xid(),
                row.seq(),
                entry.slot(),
                entry.event(),
                PageFixture.THINGS,
                entry.key(),
                1,
                run,
                1,
                PageFixture.TRACE,
                Bytes.ofText("payload of " + entry.key() + " 1")));
  }

  @Test
  default void aSpanIsReadInPiecesInTheOrderOfSeq() {
    Reader reader = new Reader(outbox());
    RunId run = Submitted.run(runs());
    for (int page = 1; page <= 5; page++) {
      takeIn(PageFixture.of(run, page, records(20)));
    }
    List<OutboxRow> rows = reader.follow(7);
    assertThat(rows).hasSize(100).extracting(OutboxRow::seq).isSorted().doesNotHaveDuplicates();
    assertThat(reader.follow(7)).isEmpty();
  }

  @Test
  default void aCursorThatWasKeptGoesOnWhereItStood() {
    Reader reader = new Reader(outbox());
    takeIn(PageFixture.of(Submitted.run(runs()), 1, records(50)));
    Cursor cursor = reader.cursor.advance(outbox().snapshot());
    List<OutboxRow> all = outbox().read(cursor, 100);
    List<OutboxRow> rest = outbox().read(cursor.upTo(all.get(29).seq()), 100);
    assertThat(rest).isEqualTo(all.subList(30, 50));
  }

  @Test
  default void theRowThatACursorNamesLastIsRememberedAndNoOther() {
    Reader reader = new Reader(outbox());
    takeIn(PageFixture.of(Submitted.run(runs()), 1, records(3)));
    Cursor span = reader.cursor.advance(outbox().snapshot());
    List<OutboxRow> rows = outbox().read(span, 100);
    Cursor last = span.upTo(rows.get(2));
    Cursor anotherEvent =
        new Cursor(
            last.systemIdentifier(),
            last.from(),
            last.to(),
            last.lastSeq(),
            rows.get(1).event(),
            null);
    Cursor yetToCome =
        new Cursor(
            last.systemIdentifier(),
            last.from(),
            last.to(),
            last.lastSeq() + 1_000_000,
            last.lastEvent(),
            null);

    assertThat(outbox().remembers(last)).isTrue();
    assertThat(outbox().remembers(span.upTo(rows.get(0)))).isTrue();
    assertThat(outbox().remembers(span)).as("it names none").isTrue();
    assertThat(outbox().remembers(anotherEvent)).isFalse();
    assertThat(outbox().remembers(yetToCome)).isFalse();
  }

  /** In many pieces and in few, and with the rows of a transaction that commits late. */
  @Test
  default void shardsHaveEachRowOnceBetweenThemAndAKeysInOne() throws Exception {
    CountDownLatch release = new CountDownLatch(1);
    CompletableFuture<PageWrite> late =
        held(PageFixture.of(Submitted.run(runs()), 1, records(50)), release);
    Reader whole = new Reader(outbox());
    Map<Shard, Reader> inManyPieces = readers(new Sharding(3, 4));
    Map<Shard, Reader> inFewPieces = readers(new Sharding(3, 4));
    RunId run = Submitted.run(runs());
    for (int page = 1; page <= 4; page++) {
      takeIn(PageFixture.of(run, page, records(50)));
    }
    release.countDown();
    late.get(10, TimeUnit.SECONDS);

    List<OutboxRow> all = whole.follow(100);
    assertThat(all).hasSize(250);
    assertThat(ofAllShards(inManyPieces, 7)).containsExactlyInAnyOrderElementsOf(all);
    assertThat(ofAllShards(inFewPieces, 100)).containsExactlyInAnyOrderElementsOf(all);
  }

  private Map<Shard, Reader> readers(Sharding sharding) {
    return sharding.shards().stream()
        .collect(Collectors.toMap(shard -> shard, shard -> new Reader(outbox(shard))));
  }

  private static List<OutboxRow> ofAllShards(Map<Shard, Reader> readers, int limit) {
    List<OutboxRow> all = new ArrayList<>();
    readers.forEach(
        (shard, reader) -> {
          List<OutboxRow> rows = reader.follow(limit);
          assertThat(rows)
              .isNotEmpty()
              .allMatch(row -> shard.holds(row.slot()))
              .extracting(OutboxRow::seq)
              .isSorted();
          all.addAll(rows);
        });
    return all;
  }

  @Test
  default void rowsOfATransactionThatCommitsLateAreReadOnce() throws Exception {
    Reader reader = new Reader(outbox());
    CountDownLatch release = new CountDownLatch(1);
    CompletableFuture<PageWrite> held =
        held(PageFixture.of(Submitted.run(runs()), 1, records(3)), release);
    List<String> early = new ArrayList<>();
    for (int page = 0; page < 3; page++) {
      early.addAll(ids(takeIn(PageFixture.of(Submitted.run(runs()), 1, records(2)))));
      assertThat(ids(reader.follow(2))).isEqualTo(early.subList(2 * page, 2 * page + 2));
    }
    release.countDown();
    List<String> lateIds = ids(held.get(10, TimeUnit.SECONDS));
    assertThat(ids(reader.follow(2))).isEqualTo(lateIds);
    assertThat(reader.follow(2)).isEmpty();
  }

  @Test
  default void rolledBackTransactionsLeaveNothingToWaitFor() {
    Reader reader = new Reader(outbox());
    RunId run = Submitted.run(runs());
    for (int i = 0; i < 3; i++) {
      takeInAndFail(PageFixture.of(run, 1, records(3)));
    }
    List<String> ids = ids(takeIn(PageFixture.of(run, 1, records(3))));
    assertThat(ids(reader.follow(10))).isEqualTo(ids);
  }

  @Test
  default void aFollowingReaderSeesEveryCommittedRowOnceAndEachKeyInOrder() {
    long seed = System.nanoTime();
    Reader reader = new Reader(outbox());
    Set<String> committed = ConcurrentHashMap.newKeySet();
    List<CompletableFuture<Void>> writers =
        IntStream.range(0, 8)
            .mapToObj(i -> CompletableFuture.runAsync(() -> write(new Random(seed + i), committed)))
            .toList();
    CompletableFuture<Void> all =
        CompletableFuture.allOf(writers.toArray(CompletableFuture[]::new));
    List<OutboxRow> read = new ArrayList<>();
    while (!all.isDone()) {
      read.addAll(reader.follow(50));
    }
    all.join();
    read.addAll(reader.follow(50));
    assertThat(ids(read)).as("seed " + seed).containsExactlyInAnyOrderElementsOf(committed);
    assertRisingPerKey(read, seed);
  }

  private static void assertRisingPerKey(List<OutboxRow> rows, long seed) {
    Map<RecordKey, OutboxRow> last = new HashMap<>();
    for (OutboxRow row : rows) {
      OutboxRow before = last.put(row.key(), row);
      if (before != null) {
        assertThat(row.seq()).as("seed " + seed).isGreaterThan(before.seq());
        assertThat(row.version()).as("seed " + seed).isEqualTo(before.version() + 1);
      }
    }
  }

  private void write(Random random, Set<String> committed) {
    RunId run = Submitted.run(runs());
    String own = run + "/";
    for (int page = 1; page <= 20; ) {
      List<String> records =
          random
              .ints(1 + random.nextInt(20), 0, 30)
              .mapToObj(key -> "shared-" + key + "=" + own + random.nextLong())
              .collect(Collectors.toList());
      PageFixture fixture = PageFixture.of(run, page, records);
      if (random.nextInt(4) == 0) {
        takeInAndFail(fixture);
      } else {
        committed.addAll(ids(takeIn(fixture)));
        page++;
      }
    }
  }

  private void takeInAndFail(PageFixture page) {
    IllegalStateException failure = new IllegalStateException("rolled back on purpose");
    try {
      intake()
          .inTransaction(
              transaction -> {
                page.takeIn(transaction);
                throw failure;
              });
    } catch (IllegalStateException thrown) {
      assertThat(thrown).isSameAs(failure);
    }
  }

  /** A page that is written, and committed when it is released. */
  private CompletableFuture<PageWrite> held(PageFixture page, CountDownLatch release)
      throws InterruptedException {
    CountDownLatch written = new CountDownLatch(1);
    CompletableFuture<PageWrite> held =
        CompletableFuture.supplyAsync(
            () ->
                intake()
                    .inTransaction(
                        transaction -> {
                          PageWrite write = page.takeIn(transaction);
                          written.countDown();
                          await(release);
                          return write;
                        }));
    assertThat(written.await(10, TimeUnit.SECONDS)).isTrue();
    return held;
  }

  private PageWrite takeIn(PageFixture page) {
    return intake().inTransaction(page::takeIn);
  }

  private static List<String> records(int count) {
    return IntStream.range(0, count).mapToObj(i -> anyKey() + "=" + i).toList();
  }

  private static List<String> ids(PageWrite write) {
    return write.outbox().stream().map(entry -> entry.event().toString()).toList();
  }

  private static List<String> ids(List<OutboxRow> rows) {
    return rows.stream().map(row -> row.event().toString()).toList();
  }

  private static String anyKey() {
    return UUID.randomUUID().toString();
  }

  private static void await(CountDownLatch latch) {
    try {
      assertThat(latch.await(20, TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Follows an outbox from now on, as a relay does. */
  final class Reader {

    private final Outbox outbox;
    private Cursor cursor;

    public Reader(Outbox outbox) {
      this.outbox = outbox;
      Snapshot now = outbox.snapshot();
      this.cursor = new Cursor(outbox.systemIdentifier(), now, now, 0);
    }

    /** Everything that was committed since the last time, read in pieces. */
    public List<OutboxRow> follow(int limit) {
      cursor = cursor.advance(outbox.snapshot());
      List<OutboxRow> all = new ArrayList<>();
      List<OutboxRow> piece = outbox.read(cursor, limit);
      while (!piece.isEmpty()) {
        assertThat(piece).hasSizeLessThanOrEqualTo(limit);
        all.addAll(piece);
        cursor = cursor.upTo(piece.get(piece.size() - 1).seq());
        piece = outbox.read(cursor, limit);
      }
      return all;
    }
  }
}
