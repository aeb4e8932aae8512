package dev.millrace.application.relay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.millrace.application.DelegatingOutbox;
import dev.millrace.application.InMemoryPath;
import dev.millrace.application.verify.Verification;
import dev.millrace.domain.document.Bytes;
import dev.millrace.domain.event.EventId;
import dev.millrace.domain.event.RunId;
import dev.millrace.domain.failure.OutcomeUnknown;
import dev.millrace.domain.failure.PermanentFailure;
import dev.millrace.domain.failure.TransientFailure;
import dev.millrace.domain.port.call.AdjustableClock;
import dev.millrace.domain.port.deadletter.DeadLetter;
import dev.millrace.domain.port.intake.Intake;
import dev.millrace.domain.port.intake.IntakeTransaction;
import dev.millrace.domain.port.ledger.Sighting;
import dev.millrace.domain.port.log.EventLog;
import dev.millrace.domain.port.log.Fenced;
import dev.millrace.domain.port.log.InMemoryEventLog;
import dev.millrace.domain.port.log.InMemoryLog;
import dev.millrace.domain.port.log.Rows;
import dev.millrace.domain.port.outbox.Cursor;
import dev.millrace.domain.port.outbox.Outbox;
import dev.millrace.domain.port.outbox.OutboxRow;
import dev.millrace.domain.port.outbox.RelayProgress;
import dev.millrace.domain.port.outbox.Shard;
import dev.millrace.domain.port.outbox.Sharding;
import dev.millrace.domain.port.source.Evidence;
import dev.millrace.domain.testing.InMemoryStore;
import dev.millrace.domain.testing.InMemoryTransaction;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

class RelayingEventsTest {

  private final InMemoryPath path = new InMemoryPath(1);

  @Test
  void everyRowIsPublishedOnceInOrder() {
    path.ingest(InMemoryPath.users(0, 20, "Ulm"), 7);

    path.relay();

    assertThat(published()).containsExactlyElementsOf(stored());
  }

  @Test
  void aRelayThatIsStartedAgainGoesOnWhereTheLastTransactionEnded() {
    path.ingest(InMemoryPath.users(0, 10, "Ulm"), 5);
    RelayingEvents first = path.relaying();
    first.open();
    first.relay();

    path.ingest(InMemoryPath.users(10, 20, "Ulm"), 5);
    path.relay();

    assertThat(published()).containsExactlyInAnyOrderElementsOf(stored());
  }

  @Test
  void aRowThatCommitsBehindOthersIsNotSkipped() {
    HeldIntake held = new HeldIntake(path.store);
    RunId late = path.submit(5, 5);
    path.ingesting(path.source(InMemoryPath.users(0, 5, "Ulm")), held).ingest(late);
    path.ingest(InMemoryPath.users(5, 15, "Ulm"), 5);
    path.relay();
    assertThat(published()).hasSize(10);

    held.commit();
    path.ingest(InMemoryPath.users(15, 20, "Ulm"), 5);
    path.relay();

    assertThat(published()).hasSize(20).containsExactlyInAnyOrderElementsOf(stored());
  }

  @Test
  void aRowThatIsRolledBackIsNeverPublishedAndHoldsNobodyUp() {
    HeldIntake held = new HeldIntake(path.store);
    path.ingesting(path.source(InMemoryPath.users(0, 5, "Ulm")), held).ingest(path.submit(5, 5));
    path.ingest(InMemoryPath.users(5, 10, "Ulm"), 5);

    held.rollBack();
    path.relay();

    assertThat(published()).hasSize(5).containsExactlyElementsOf(stored());
  }

  @Test
  void aZombieIsFencedAndPublishesNothing() {
    path.ingest(InMemoryPath.users(0, 4, "Ulm"), 4);
    RelayingEvents zombie = path.relaying();
    zombie.open();
    path.relay();

    assertThatThrownBy(zombie::relay).isInstanceOf(Fenced.class);

    assertThat(published()).hasSize(4);
  }

  @Test
  void anOutcomeThatIsUnknownIsFoundOutByOpeningAgain() {
    path.ingest(InMemoryPath.users(0, 6, "Ulm"), 6);
    RelayingEvents relaying =
        path.relaying(new LosesAnAnswer(new InMemoryEventLog(path.log, Shard.WHOLE)));
    relaying.open();
    assertThatThrownBy(relaying::relay).isInstanceOf(OutcomeUnknown.class);

    relaying.open();
    while (relaying.relay() > 0) {
      // Until there is nothing left.
    }

    assertThat(published()).containsExactlyElementsOf(stored());
  }

  @Test
  void theCopyOfTheCursorFollows() {
    RunId run = path.ingest(InMemoryPath.users(0, 6, "Ulm"), 6);
    assertThat(path.sheet(run).published()).isZero();

    path.relay();

    assertThat(path.sheet(run).published()).isEqualTo(6);
  }

  @Test
  void theCopyOfTheCursorIsMendedAfterAZombieSetItBack() {
    RunId run = path.ingest(InMemoryPath.users(0, 2, "Ulm"), 2);
    RelayingEvents relaying = path.relaying();
    relaying.open();
    assertThat(relaying.relay()).isEqualTo(2);

    path.progress.save(Shard.WHOLE, Cursor.beginning(path.outbox.systemIdentifier()));
    assertThat(relaying.relay()).isZero();

    assertThat(path.sheet(run).published()).isEqualTo(2);
  }

  @Test
  void aLookInVainAsksForTheSnapshotAndNothingElse() {
    List<String> asked = new ArrayList<>();
    RelayingEvents relaying = idle(asked);

    lookInVain(relaying, 10);

    assertThat(asked).hasSize(10).containsOnly("Outbox.horizon");
  }

  @Test
  void transactionsWithoutRowsCostOneMoreQuestion() {
    List<String> asked = new ArrayList<>();
    RelayingEvents relaying = idle(asked);

    path.store.begin().commit();
    lookInVain(relaying, 2);

    assertThat(asked)
        .containsExactly("Outbox.horizon", "Outbox.read", "Outbox.horizon", "Outbox.read");
  }

  /** A relay that has published all that there is, and found out that there is no more. */
  private RelayingEvents idle(List<String> asked) {
    path.ingest(InMemoryPath.users(0, 5, "Ulm"), 5);
    RelayingEvents relaying =
        new RelayingEvents(
            Shard.WHOLE,
            3,
            noted(Outbox.class, path.outbox, asked),
            new InMemoryEventLog(path.log, Shard.WHOLE),
            new CopiedCursor(
                Shard.WHOLE, noted(RelayProgress.class, path.progress, asked), path.clock),
            new TrustedSchemas(path.schemas, path.registry),
            new Parking(path.clock, Duration.ofMinutes(2)));
    relaying.open();
    while (relaying.relay() > 0) {
      // Until there is nothing left.
    }
    asked.clear();
    return relaying;
  }

  private static void lookInVain(RelayingEvents relaying, int looks) {
    for (int look = 0; look < looks; look++) {
      assertThat(relaying.relay()).isZero();
    }
  }

  /** A port that notes what is asked. */
  private static <P> P noted(Class<P> type, P port, List<String> asked) {
    return type.cast(
        Proxy.newProxyInstance(
            type.getClassLoader(),
            new Class<?>[] {type},
            (proxy, method, arguments) -> {
              asked.add(type.getSimpleName() + "." + method.getName());
              return method.invoke(port, arguments);
            }));
  }

  @Test
  void theCopyOfTheCursorIsNeverAheadOfTheLog() {
    RunId run = path.ingest(InMemoryPath.users(0, 2, "Ulm"), 2);
    EventLog aborting =
        new InMemoryEventLog(
            path.log,
            Shard.WHOLE,
            () -> {
              throw new TransientFailure("aborted before the commit");
            });
    RelayingEvents relaying = path.relaying(aborting);
    relaying.open();

    assertThatThrownBy(relaying::relay).isInstanceOf(TransientFailure.class);

    assertThat(path.progress.find(Shard.WHOLE))
        .contains(Cursor.beginning(path.outbox.systemIdentifier()));
    assertThat(path.sheet(run).published()).isZero();
  }

  @Test
  void aCursorOfAnotherDatabaseIsRefused() {
    EventLog log = new InMemoryEventLog(path.log, Shard.WHOLE);
    log.open();
    log.publish(List.of(), Cursor.beginning("another"));

    assertThatThrownBy(path.relaying()::open)
        .isInstanceOf(PermanentFailure.class)
        .hasMessageContaining("another")
        .hasMessageContaining("\"When PostgreSQL was restored\" in docs");
  }

  @Test
  void aCursorAheadOfARestoredDatabaseIsRefused() {
    path.ingest(InMemoryPath.users(0, 5, "Ulm"), 5);
    path.relay();
    InMemoryPath restored = new InMemoryPath(1);

    RelayingEvents relaying = restored.relaying(new InMemoryEventLog(path.log, Shard.WHOLE));

    assertThatThrownBy(relaying::open)
        .isInstanceOf(PermanentFailure.class)
        .hasMessageContaining("restored to an earlier time")
        .hasMessageContaining("\"When PostgreSQL was restored\" in docs");
  }

  /** And no relay of an earlier version is blamed, whose cursors name no event. */
  @Test
  void aDatabaseThatWasPutBackIsToldAsSuchWhileItsShardsAreToEnd() {
    path.ingest(InMemoryPath.users(0, 5, "Ulm"), 5);
    path.relay();
    InMemoryPath restored = new InMemoryPath(1);
    restored.shardings.agree(4);

    RelayingEvents relaying = restored.relaying(new InMemoryEventLog(path.log, Shard.WHOLE));

    assertThatThrownBy(relaying::open)
        .isInstanceOf(PermanentFailure.class)
        .hasMessageContaining("restored to an earlier time");
  }

  @Test
  void aDatabaseThatWasPutBackIsRefusedThoughItHasComeFurtherSince() {
    path.ingest(InMemoryPath.users(0, 5, "Ulm"), 5);
    path.relay();
    InMemoryPath restored = new InMemoryPath(2);
    restored.ingest(InMemoryPath.users(0, 20, "Ulm"), 2);

    RelayingEvents relaying = restored.relaying(new InMemoryEventLog(path.log, Shard.WHOLE));

    assertThatThrownBy(relaying::open)
        .isInstanceOf(PermanentFailure.class)
        .hasMessageContaining("published event " + stored().get(4) + " last")
        .hasMessageContaining("restored to an earlier time")
        .hasMessageContaining("\"When PostgreSQL was restored\" in docs");
  }

  @Test
  void aRelayGoesOnThoughTheDayOfItsLastRowWasDropped() {
    RunId run = path.ingest(InMemoryPath.users(0, 5, "Ulm"), 5);
    path.relay();
    path.store.drop(run);
    path.ingest(InMemoryPath.users(5, 9, "Ulm"), 4);

    path.relay();

    assertThat(published()).hasSize(9);
  }

  @Test
  void aLogWithoutTheCursorOfWhichThereIsACopyIsRefused() {
    path.ingest(InMemoryPath.users(0, 5, "Ulm"), 5);
    path.relay();
    InMemoryLog another = new InMemoryLog(path.clock, 4);

    assertThatThrownBy(path.relaying(new InMemoryEventLog(another, Shard.WHOLE))::open)
        .isInstanceOf(PermanentFailure.class)
        .hasMessageContaining("the log has no cursor of the relay's shard 0 of 1")
        .hasMessageContaining("\"When Kafka was lost\" in docs");
  }

  @Test
  void aLogThatLostItsLastCursorsIsRefused() {
    path.ingest(InMemoryPath.users(0, 5, "Ulm"), 5);
    path.relay();
    Cursor early = path.log.cursor(Shard.WHOLE).orElseThrow();
    path.ingest(InMemoryPath.users(5, 9, "Ulm"), 4);
    path.relay();
    EventLog log = new InMemoryEventLog(path.log, Shard.WHOLE);
    log.open();
    log.publish(List.of(), early);

    assertThatThrownBy(path.relaying()::open)
        .isInstanceOf(PermanentFailure.class)
        .hasMessageContaining("lost what it had acknowledged")
        .hasMessageContaining("\"When Kafka was lost\" in docs");
  }

  @Test
  void aRowThatNobodyCouldReadIsParkedAndItsNeighboursGoOn() {
    path.ingest(InMemoryPath.users(0, 3, "Ulm"), 3);
    RelayingEvents relaying =
        new RelayingEvents(
            Shard.WHOLE,
            3,
            new Unframing(path.outbox),
            new InMemoryEventLog(path.log, Shard.WHOLE),
            new CopiedCursor(Shard.WHOLE, path.progress, path.clock),
            new TrustedSchemas(path.schemas, path.registry),
            new Parking(path.clock, Duration.ofMinutes(2)));
    relaying.open();

    assertThat(relaying.relay()).isEqualTo(3);

    assertThat(published()).containsExactlyElementsOf(stored().subList(1, 3));
    assertThat(path.log.letters().items())
        .singleElement()
        .matches(letter -> letter.code() == DeadLetter.Code.NOT_FRAMED && letter.isOfRow())
        .matches(letter -> letter.position().offset() == row(0).seq());
  }

  @Test
  void aShardIsClosedWhereAllEndAndPublishesNothingBehind() {
    path.ingest(InMemoryPath.users(0, 5, "Ulm"), 5);
    RelayingEvents relaying = path.relaying();
    relaying.open();
    Sharding next = path.shardings.agree(2);
    path.ingest(InMemoryPath.users(5, 9, "Ulm"), 4);

    while (relaying.relay() > 0) {
      assertThat(relaying.isClosed()).isFalse();
    }

    assertThat(relaying.isClosed()).isTrue();
    assertThat(published()).containsExactlyElementsOf(stored().subList(0, 5));
    assertThat(path.shardings.end()).isPresent().isEqualTo(path.log.cursor(Shard.WHOLE));
    RelayingEvents again = path.relaying();
    again.open();
    assertThat(again.isClosed()).isTrue();
    assertThat(again.relay()).isZero();
    assertThat(path.log.cursor(Shard.WHOLE).orElseThrow().successor()).isEqualTo(next);
  }

  @Test
  void aCursorThatIsClosedForShardsOfWhichTheDatabaseKnowsNothingIsRefused() {
    closeInTheLogForFour();

    assertThatThrownBy(path.relaying()::open)
        .isInstanceOf(PermanentFailure.class)
        .hasMessageContaining("restored to an earlier time")
        .hasMessageContaining("\"When PostgreSQL was restored\" in docs");
  }

  @Test
  void aCursorThatIsClosedElsewhereForTheSameShardsIsRefused() {
    closeInTheLogForFour();
    path.ingest(InMemoryPath.users(0, 2, "Ulm"), 2);
    path.shardings.agree(4);

    assertThatThrownBy(path.relaying()::open)
        .isInstanceOf(PermanentFailure.class)
        .hasMessageContaining("its standby, which lagged, took over");
  }

  private void closeInTheLogForFour() {
    EventLog log = new InMemoryEventLog(path.log, Shard.WHOLE);
    log.open();
    log.publish(
        List.of(),
        Cursor.beginning(path.outbox.systemIdentifier())
            .closed(path.outbox.snapshot(), Sharding.FIRST.followedBy(4)));
  }

  @Test
  void aCursorBeyondTheCommonEndIsRefused() {
    path.shardings.agree(2);
    path.ingest(InMemoryPath.users(0, 2, "Ulm"), 2);
    EventLog earlierVersion = new InMemoryEventLog(path.log, Shard.WHOLE);
    earlierVersion.open();
    earlierVersion.publish(
        List.of(), Cursor.beginning(path.outbox.systemIdentifier()).advance(path.store.snapshot()));

    assertThatThrownBy(path.relaying()::open)
        .isInstanceOf(PermanentFailure.class)
        .hasMessageContaining("relay of an earlier version");
  }

  @Test
  void nothingIsPublishedOnceTheRegistryWasWiped() {
    path.ingest(InMemoryPath.users(0, 2, "Ulm"), 2);
    path.registry.wipe();

    RelayingEvents relaying = path.relaying();
    relaying.open();

    assertThatThrownBy(relaying::relay)
        .isInstanceOf(PermanentFailure.class)
        .hasMessageContaining("restore the registry");
    assertThat(published()).isEmpty();
  }

  @Test
  void aRowThatIsTooLargeIsParkedAndItsNeighboursGoOn() {
    RunId run = path.ingest(InMemoryPath.users(0, 7, "Ulm"), 7);
    List<OutboxRow> large = List.of(row(1), row(2), row(5));
    path.log.refuse(large::contains);

    path.relay();

    List<EventId> others = new ArrayList<>(stored());
    large.forEach(row -> others.remove(row.event()));
    assertThat(published()).containsExactlyElementsOf(others);
    assertThat(path.log.letters().items())
        .allMatch(letter -> letter.code() == DeadLetter.Code.TOO_LARGE && letter.isOfRow())
        .allMatch(letter -> letter.run().equals(Optional.of(run)))
        .extracting(letter -> letter.position().offset())
        .containsExactlyElementsOf(large.stream().map(OutboxRow::seq).toList());
  }

  @Test
  void eachOfManyRefusedRowsCostsItsNeighboursLittle() {
    path.ingest(InMemoryPath.users(0, 1_000, "Ulm"), 500);
    path.log.refuse(row -> row.seq() % 2 == 0);
    AtomicInteger sent = new AtomicInteger();
    RelayingEvents relaying =
        new RelayingEvents(
            Shard.WHOLE,
            1_000,
            path.outbox,
            new Counting(new InMemoryEventLog(path.log, Shard.WHOLE), sent),
            new CopiedCursor(Shard.WHOLE, path.progress, path.clock),
            new TrustedSchemas(path.schemas, path.registry),
            new Parking(path.clock, Duration.ofMinutes(2)));
    relaying.open();
    int carried = 0;
    for (int more = relaying.relay(); more > 0; more = relaying.relay()) {
      carried += more;
    }

    assertThat(carried).isEqualTo(1_000);
    assertThat(published()).hasSize(500);
    assertThat(path.log.letters().items()).hasSize(500);
    assertThat(sent).as("rows that were sent, in vain or not").hasValueLessThan(6_000);
  }

  @Test
  void laterVersionsOfAParkedRowAreServedAndTheRunAddsUp() {
    RunId first = path.ingest(InMemoryPath.users(0, 3, "Ulm"), 3);
    OutboxRow large = row(0);
    path.log.refuse(large::equals);
    path.relay();
    path.project();
    path.ledger.keep(path.log.letters().items());
    assertThat(path.sheet(first).isSettled()).isTrue();
    assertThat(path.verifying().verify(first).orElseThrow())
        .matches(Verification::isComplete)
        .extracting(Verification::served, Verification::deadLettered)
        .containsExactly(2L, 1L);

    path.ingest(InMemoryPath.users(0, 3, "Bonn"), 3);
    path.relay();
    path.project();

    assertThat(path.verifying().verify(first).orElseThrow())
        .matches(Verification::isComplete)
        .extracting(Verification::superseded, Verification::deadLettered)
        .containsExactly(3L, 0L);
    assertThat(path.tracing().trace(path.users.name(), large.key()))
        .extracting(Sighting::hop)
        .contains("dead-letter", "topic");
  }

  @Test
  void aProofIsHeardOfToItsEndThoughARowWasParked() {
    RunId run = path.ingest(InMemoryPath.users(0, 3, "Ulm"), 3);
    path.log.refuse(row(0)::equals);
    path.relay();
    List<Long> done = new ArrayList<>();

    path.verifying().verify(run, (count, total) -> done.add(total - count));

    assertThat(done).last().isEqualTo(0L);
  }

  @Test
  void aTopicThatIsNotThereIsWaitedForAndThenItsRowsAreParkedUntilItIs() {
    path.ingest(InMemoryPath.users(0, 5, "Ulm"), 5);
    AdjustableClock clock = new AdjustableClock();
    RelayingEvents relaying = path.relaying(new InMemoryEventLog(path.log, Shard.WHOLE), clock);
    path.log.delete(path.users.name().topic());

    waits(relaying);
    clock.pass(Duration.ofSeconds(119));
    waits(relaying);
    assertThat(path.log.letters().items()).isEmpty();

    clock.pass(Duration.ofSeconds(1));
    relaying.open();
    assertThat(relaying.relay()).isEqualTo(3);
    assertThat(path.log.letters().items())
        .hasSize(3)
        .allMatch(letter -> letter.code() == DeadLetter.Code.NO_TOPIC);
    path.log.create(path.users.name().topic());
    assertThat(relaying.relay()).isEqualTo(2);
    assertThat(published()).containsExactlyElementsOf(stored().subList(3, 5));

    path.log.delete(path.users.name().topic());
    path.ingest(InMemoryPath.users(5, 6, "Ulm"), 1);
    waits(relaying);
  }

  private static void waits(RelayingEvents relaying) {
    relaying.open();
    assertThatThrownBy(relaying::relay)
        .isInstanceOf(TransientFailure.class)
        .hasMessageContaining("takes nothing")
        .hasMessageContaining("120 s");
  }

  private OutboxRow row(int number) {
    return path.store.outbox().get(number).row();
  }

  @Test
  void relayingBeforeOpeningIsRefused() {
    assertThatThrownBy(path.relaying()::relay).isInstanceOf(IllegalStateException.class);
  }

  private List<EventId> published() {
    return path.log.published().stream()
        .map(InMemoryLog.Published::row)
        .map(OutboxRow::event)
        .toList();
  }

  private List<EventId> stored() {
    return path.store.outbox().stream()
        .map(InMemoryStore.StoredRow::row)
        .map(OutboxRow::event)
        .toList();
  }

  /** A log that counts what it is sent. */
  private record Counting(EventLog log, AtomicInteger sent) implements EventLog {

    @Override
    public Optional<Cursor> open() {
      return log.open();
    }

    @Override
    public void publish(List<OutboxRow> rows, List<DeadLetter> parked, Cursor next) {
      sent.addAndGet(rows.size());
      log.publish(rows, parked, next);
    }

    @Override
    public void close() {
      log.close();
    }
  }

  /** An outbox whose first row another program has written. */
  private static final class Unframing extends DelegatingOutbox {

    Unframing(Outbox outbox) {
      super(outbox);
    }

    @Override
    public List<OutboxRow> read(Cursor cursor, int limit) {
      return super.read(cursor, limit).stream()
          .map(row -> row.seq() == 1 ? Rows.withPayload(row, Bytes.ofText("{}")) : row)
          .toList();
    }
  }

  /** Commits when told to. */
  private static final class HeldIntake implements Intake {

    private final InMemoryTransaction transaction;

    HeldIntake(InMemoryStore store) {
      this.transaction = store.begin();
    }

    @Override
    public <T> T inTransaction(Function<IntakeTransaction, T> work) {
      return work.apply(transaction);
    }

    void commit() {
      transaction.commit();
    }

    void rollBack() {
      transaction.rollBack();
    }

    @Override
    public void keep(RunId run, Evidence evidence) {
      throw new TransientFailure("not asked for");
    }
  }

  /** Commits the first transaction and loses the answer. */
  private static final class LosesAnAnswer implements EventLog {

    private final EventLog log;
    private boolean lost;

    LosesAnAnswer(EventLog log) {
      this.log = log;
    }

    @Override
    public Optional<Cursor> open() {
      return log.open();
    }

    @Override
    public void publish(List<OutboxRow> rows, List<DeadLetter> parked, Cursor next) {
      log.publish(rows, parked, next);
      if (!lost) {
        lost = true;
        throw new OutcomeUnknown("the answer was lost");
      }
    }

    @Override
    public void close() {
      log.close();
    }
  }
}
