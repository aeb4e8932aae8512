package dev.millrace.adapters.spark;

import static dev.millrace.adapters.spark.UserEvents.NOON;
import static dev.millrace.adapters.spark.UserEvents.OTHER_RUN;
import static dev.millrace.adapters.spark.UserEvents.RUN;
import static dev.millrace.adapters.spark.UserEvents.event;
import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.domain.document.Bytes;
import dev.millrace.domain.event.Erasure;
import dev.millrace.domain.event.Event;
import dev.millrace.domain.event.EventHeaders;
import dev.millrace.domain.event.RunId;
import dev.millrace.domain.failure.OutcomeUnknown;
import dev.millrace.domain.failure.PermanentFailure;
import dev.millrace.domain.failure.TransientFailure;
import dev.millrace.domain.port.deadletter.DeadLetter;
import dev.millrace.domain.port.deadletter.DeadLetter.Code;
import dev.millrace.domain.port.receipt.InMemoryReceipts;
import dev.millrace.domain.port.receipt.Receipt;
import dev.millrace.domain.port.serving.InMemoryViewPlaces;
import dev.millrace.domain.port.serving.InMemoryWriterGenerations;
import dev.millrace.domain.port.serving.InMemoryWriterLeases;
import dev.millrace.domain.port.serving.ViewPlace;
import dev.millrace.domain.port.serving.ViewPlace.Phase;
import dev.millrace.domain.users.User;
import dev.millrace.domain.view.Mutation;
import dev.millrace.domain.view.Position;
import dev.millrace.domain.view.View;
import dev.millrace.domain.view.WriteTime;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class FactsQueryIT {

  private static final QueryName NAME = QueryName.facts(Store.USERS.name());
  private static final Instant STARTED = Instant.parse("2026-11-21T10:00:00.123456Z");
  private static final long GENERATION = 1_795_255_200_123_456L;

  @TempDir private Path folder;

  private final Store store = Store.create();
  private final InMemoryWriterGenerations generations = new InMemoryWriterGenerations();
  private RecordFolder log;
  private Path checkpoint;

  @BeforeEach
  void openLog() throws IOException {
    log = new RecordFolder(TestSession.SPARK, folder.resolve("topic"), store);
    checkpoint = folder.resolve("checkpoint");
  }

  @Test
  void servesEveryEventAndSendsAReceiptPerRunAndBatch() throws Exception {
    Event<User> ada = event(1, "DE", NOON, RUN);
    Event<User> ben = event(2, "FR", NOON, OTHER_RUN);
    Event<User> cleo = event(3, "FR", NOON, RUN);
    log.add(ada).add(ben).publish();
    log.add(cleo).publish();
    runUntilReceipts(3);
    assertThat(store.receipts().items())
        .containsExactlyInAnyOrder(
            receipt(0, RUN, 1, 0), receipt(0, OTHER_RUN, 1, 0), receipt(1, RUN, 1, 0));
    assertServed(List.of(ada, ben, cleo));
  }

  @Test
  void aPoisonRecordBecomesADeadLetterAndItsNeighboursGoOn() throws Exception {
    Map<String, String> ofARun = Map.of(EventHeaders.RUN_ID, RUN.toString());
    log.add(event(0)).addPoison(ofARun).addPoison(Map.of(EventHeaders.RUN_ID, "?")).publish();
    log.add(event(3)).publish();
    runUntilReceipts(2);
    assertThat(store.receipts().items())
        .containsExactly(receipt(0, RUN, 1, 1), receipt(1, RUN, 1, 0));
    assertThat(store.deadLetters().items())
        .extracting(DeadLetter::position)
        .containsExactly(position(1), position(2));
    DeadLetter first = store.deadLetters().items().get(0);
    assertThat(first.code()).isEqualTo(Code.NOT_FRAMED);
    assertThat(first.value()).isEqualTo(Bytes.ofText("no frame"));
    assertThat(first.headers())
        .isEqualTo(Map.of(EventHeaders.RUN_ID, Bytes.ofText(RUN.toString())));
    assertServed(List.of(event(0)), 0);
    assertServed(List.of(event(3)), 3);
  }

  @Test
  void aNullValueDeletesItsRowsAndWhatIsLeftOfAnEventIsServed() throws Exception {
    Event<User> ada = event(0);
    Event<User> ben = event(1);
    WriteTime later = new WriteTime(ada.writeTime().micros() + 1);
    Erasure erasure = new Erasure(later, Store.USERS.viewKeys(ada.record()).rows());
    log.add(ada).add(ben).publish();
    log.addErasure(erasure, RunId.NONE).addErasure(Erasure.OF_NOBODY, OTHER_RUN).publish();
    log.add(ada).publish();
    runUntilReceipts(3);
    assertThat(store.receipts().items())
        .containsExactly(receipt(0, RUN, 2, 0), receipt(1, OTHER_RUN, 1, 0), receipt(2, RUN, 1, 0));
    for (String view : List.of("users_by_id", "users_by_email")) {
      assertThat(store.views().rows(view)).as(view).hasSize(1);
    }
    assertServed(List.of(ben), 1);
    assertThat(store.deadLetters().items()).isEmpty();
  }

  @Test
  void aBatchWhoseCommitIsLostIsRepeatedToTheSameEffect() throws Exception {
    log.add(event(0)).publish();
    log.add(event(1)).addPoison(Map.of()).publish();
    runUntilReceipts(2);
    List<Receipt> receipts = store.receipts().items();
    Files.delete(checkpoint.resolve("commits/1"));
    Files.delete(checkpoint.resolve("commits/.1.crc"));
    runUntilReceipts(3);
    assertThat(store.receipts().items()).hasSize(3).startsWith(receipts.toArray(Receipt[]::new));
    assertThat(store.receipts().items().get(2)).isEqualTo(receipts.get(1));
    assertThat(store.deadLetters().items())
        .hasSize(2)
        .containsOnly(store.deadLetters().items().get(0));
    assertServed(List.of(event(0), event(1)));
  }

  @Test
  void aWriterThatFailsTwiceCostsNothingButTime() throws Exception {
    store.failures().add(new TransientFailure("overloaded"));
    store.failures().add(new OutcomeUnknown("timed out"));
    log.add(event(0)).add(event(1)).publish();
    runUntilReceipts(1);
    assertThat(store.receipts().items()).containsExactly(receipt(0, RUN, 2, 0));
    assertServed(List.of(event(0), event(1)));
  }

  @Test
  void aWriterThatFailsTheQueryIsMetAgainByTheSameBatch() throws Exception {
    for (int i = 0; i < 6; i++) {
      store.failures().add(new TransientFailure("overloaded"));
    }
    log.add(event(0)).add(event(1)).publish();
    runUntilReceipts(1);
    assertThat(store.receipts().items()).containsExactly(receipt(0, RUN, 2, 0));
    assertServed(List.of(event(0), event(1)));
  }

  @Test
  void aViewThatIsRebuiltIsWrittenToBothOfItsTables() throws Exception {
    InMemoryViewPlaces agreed = new InMemoryViewPlaces(new InMemoryWriterLeases());
    View byEmail = Store.USERS.views().get(2);
    View beside = byEmail.named("users_by_email__1");
    store.views().cells().create(beside);
    ViewPlace filling = ViewPlace.first(byEmail.name()).planning(beside.name()).in(Phase.FILLING);
    assertThat(agreed.replace(filling, 0)).isTrue();
    log.add(event(0)).add(event(1)).publish();

    FactsQuery placed =
        new FactsQuery(
            NAME,
            log,
            store.parts(),
            new InMemoryReceipts(store.receipts()),
            checkpoint,
            () -> STARTED,
            generations,
            BatchPlaces.of(agreed));
    try (Supervision running = Supervision.start(List.of(placed))) {
      Deadline.until("a receipt", () -> !store.receipts().items().isEmpty());
      assertThat(running.isRunning()).isTrue();
    }

    assertServed(List.of(event(0), event(1)));
    assertThat(store.views().rows(byEmail.name())).hasSize(2);
    assertThat(store.views().rows(beside.name())).isEqualTo(store.views().rows(byEmail.name()));
  }

  @Test
  void aPermanentFailureStopsTheQueryAndSaysWhy() throws Exception {
    for (int i = 0; i < 4; i++) {
      store.failures().add(new PermanentFailure("no table users_by_id"));
    }
    log.add(event(0)).publish();
    try (Supervision running = Supervision.start(List.of(query()))) {
      assertThat(running.await().map(Throwable::getMessage))
          .contains("the query users-facts stopped: no table users_by_id");
    }
    assertThat(store.receipts().items()).isEmpty();
  }

  @Test
  void theCheckpointOfAnotherQueryIsRefused() throws Exception {
    Checkpoint.open(checkpoint, QueryName.windows(Store.USERS.name()), () -> STARTED, generations);
    try (Supervision running = Supervision.start(List.of(query()))) {
      Optional<PermanentFailure> failure = running.await();
      assertThat(failure.orElseThrow())
          .hasMessageContaining(checkpoint.toString())
          .hasMessageContaining("belongs to windows of users from millrace.users");
    }
  }

  private void runUntilReceipts(int count) throws InterruptedException {
    try (Supervision running = Supervision.start(List.of(query()))) {
      Deadline.until(
          count + " receipts",
          () -> store.receipts().items().size() >= count || !running.isRunning());
      assertThat(running.isRunning()).isTrue();
    }
  }

  private FactsQuery query() {
    return new FactsQuery(
        NAME,
        log,
        store.parts(),
        new InMemoryReceipts(store.receipts()),
        checkpoint,
        () -> STARTED,
        generations);
  }

  private void assertServed(List<Event<User>> events) {
    assertServed(events, 0);
  }

  private void assertServed(List<Event<User>> events, long firstOffset) {
    for (int i = 0; i < events.size(); i++) {
      for (Mutation mutation : Store.USERS.project(events.get(i), position(firstOffset + i))) {
        assertThat(store.views().rows(mutation.view().name()).values())
            .contains(((Mutation.Upsert) mutation).values());
      }
    }
  }

  private static Position position(long offset) {
    return new Position("millrace.users", 0, offset);
  }

  private static Receipt receipt(long batch, RunId run, long served, long deadLettered) {
    return new Receipt(Store.USERS.name(), GENERATION, batch, run, served, deadLettered);
  }
}
