package dev.millrace.adapters.spark;

import static dev.millrace.adapters.spark.Store.VISITS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.domain.event.Erasure;
import dev.millrace.domain.event.Event;
import dev.millrace.domain.event.RunId;
import dev.millrace.domain.events.SomeEvents;
import dev.millrace.domain.events.UserEvent;
import dev.millrace.domain.failure.TransientFailure;
import dev.millrace.domain.operator.Silence;
import dev.millrace.domain.operator.Visits;
import dev.millrace.domain.port.receipt.InMemoryReceipts;
import dev.millrace.domain.port.serving.InMemoryWriterGenerations;
import dev.millrace.domain.view.View;
import dev.millrace.domain.view.WriteTime;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.apache.spark.sql.streaming.StreamingQueryProgress;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class OperatorQueryIT {

  private static final QueryName NAME = QueryName.operator(VISITS.name());
  private static final View SPENDING = VISITS.operator().orElseThrow().views().get(0);
  private static final UUID ADA = new UUID(9, 1);
  private static final UUID BOB = new UUID(9, 2);

  @TempDir private Path folder;

  private final Store store = Store.create();
  private RecordFolder log;

  @BeforeEach
  void openLog() throws IOException {
    log = new RecordFolder(TestSession.SPARK, folder.resolve("topic"), store);
  }

  @Test
  void aKeysEventsAreTakenThroughBatchesAndRestarts() throws Exception {
    log.add(VISITS, bought(2, ADA, 5))
        .add(VISITS, bought(1, ADA, 10))
        .add(VISITS, bought(3, BOB, 7));
    log.publish();
    log.add(VISITS, bought(4, ADA, 100)).publish();
    run(operator(), 2);
    assertThat(spending()).isEqualTo(Map.of(ADA, 115L, BOB, 7L));
    log.add(VISITS, bought(5, BOB, 1)).publish();
    run(operator(), 3);
    assertThat(spending()).isEqualTo(Map.of(ADA, 115L, BOB, 8L));
    assertThat(soFar()).isEqualTo(Map.of(1, 10L, 2, 15L, 3, 7L, 4, 115L, 5, 8L));
  }

  @Test
  void anEventCountsOnceHoweverOftenItIsDeliveredOrPublishedAgain() throws Exception {
    log.add(VISITS, bought(1, ADA, 10)).add(VISITS, bought(1, ADA, 10)).publish();
    log.add(VISITS, bought(1, ADA, 10)).addReplay(VISITS, bought(1, ADA, 10)).publish();
    log.addReplay(VISITS, bought(2, ADA, 5)).addReplay(VISITS, bought(2, ADA, 5)).publish();
    run(operator(), 3);
    log.add(VISITS, bought(2, ADA, 5)).publish();
    run(operator(), 4);
    assertThat(spending()).isEqualTo(Map.of(ADA, 15L));
  }

  @Test
  void aBatchWhoseCommitIsLostIsRepeatedToTheSame() throws Exception {
    log.add(VISITS, bought(1, ADA, 10)).publish();
    log.add(VISITS, bought(2, ADA, 5)).add(VISITS, bought(3, BOB, 7)).publish();
    run(operator(), 2);
    Map<?, ?> rows = store.views().rows(SPENDING.name());
    Map<?, ?> times = store.views().writeTimes(SPENDING.name());
    Path commits = operator().checkpoint().resolve("commits");
    Files.delete(commits.resolve("1"));
    Files.delete(commits.resolve(".1.crc"));
    run(operator(), 2);
    assertThat(store.views().rows(SPENDING.name())).isEqualTo(rows);
    assertThat(store.views().writeTimes(SPENDING.name())).isEqualTo(times);
    log.add(VISITS, bought(4, ADA, 1)).publish();
    run(operator(), 3);
    assertThat(spending()).isEqualTo(Map.of(ADA, 16L, BOB, 7L));
  }

  @Test
  void aWriterThatFailsTheQueryIsMetAgainByTheSame() throws Exception {
    for (int i = 0; i < 6; i++) {
      store.failures().add(new TransientFailure("overloaded"));
    }
    log.add(VISITS, bought(1, ADA, 10)).add(VISITS, bought(2, ADA, 5)).publish();
    run(operator(), 1);
    assertThat(spending()).isEqualTo(Map.of(ADA, 15L));
  }

  @Test
  void whatItCompletesStandsBesideTheFactsWhicheverComesFirst() throws Exception {
    log.add(VISITS, bought(1, ADA, 10)).publish();
    run(operator(), 1);
    run(facts(), 1);
    log.add(VISITS, bought(2, ADA, 5)).publish();
    run(facts(), 2);
    run(operator(), 2);
    assertThat(store.views().cells().contents(Visits.BY_ID))
        .hasSize(2)
        .allSatisfy(row -> assertThat(row.get("version")).isEqualTo(1L));
    assertThat(soFar()).isEqualTo(Map.of(1, 10L, 2, 15L));
  }

  /** The last batch has a record and its null value: what it sets and deletes is of one time. */
  @Test
  void ofAnErasedRecordNoRowStaysThoughTheOperatorBeginsAnew() throws Exception {
    log.add(VISITS, bought(1, ADA, 10)).add(VISITS, bought(2, ADA, 5)).publish();
    log.addErasure(erasureOf(bought(1, ADA, 10)), RunId.NONE)
        .addErasure(Erasure.OF_NOBODY, new RunId(BOB))
        .add(VISITS, bought(3, ADA, 1))
        .addErasure(erasureOf(bought(3, ADA, 1)), RunId.NONE)
        .publish();
    run(facts(), 2);
    for (int hours = 1; hours <= 2; hours++) {
      run(operator(hours), 2);
      assertThat(soFar()).as("begun %d times", hours).isEqualTo(Map.of(2, 15L));
      assertThat(spending()).isEqualTo(Map.of(ADA, 16L));
    }
  }

  private static Erasure erasureOf(Event<UserEvent> event) {
    return new Erasure(
        new WriteTime(event.writeTime().micros() + 1), VISITS.viewKeys(event.record()).rows());
  }

  @Test
  void whatIsUnreadableOrNotAdmittedOrNoneOfItsBusinessIsForNoKey() throws Exception {
    log.addPoison(Map.of())
        .add(VISITS, SomeEvents.carrying(SomeEvents.internal(1, ADA)))
        .add(VISITS, SomeEvents.carrying(SomeEvents.click(2, ADA)))
        .add(VISITS, bought(3, ADA, 5))
        .publish();
    run(operator(), 1);
    assertThat(spending()).isEqualTo(Map.of(ADA, 5L));
    assertThat(soFar()).isEqualTo(Map.of(3, 5L));
    assertThat(store.deadLetters().items()).isEmpty();
  }

  /** Of Ada nothing comes for a month, while Bob's purchases go on. */
  @Test
  void aKeyThatIsSilentForTooLongIsForgottenAndBeginsAnew() throws Exception {
    int month = (int) Silence.LONGEST.toSeconds() + 60;
    log.add(VISITS, bought(1, ADA, 10)).add(VISITS, bought(2, BOB, 7)).publish();
    log.add(VISITS, bought(month, BOB, 1)).publish();
    assertThat(keysHeldAfter(2)).isEqualTo(2);
    log.add(VISITS, bought(month + 1, BOB, 1)).publish();
    assertThat(keysHeldAfter(3)).isEqualTo(1);

    log.addReplay(VISITS, bought(1, ADA, 10)).publish();
    assertThat(keysHeldAfter(4)).isEqualTo(1);
    assertThat(spending()).isEqualTo(Map.of(ADA, 10L, BOB, 9L));
    log.add(VISITS, bought(month + 2, ADA, 4)).add(VISITS, bought(3, BOB, 5)).publish();
    assertThat(keysHeldAfter(5)).isEqualTo(2);
    assertThat(spending()).isEqualTo(Map.of(ADA, 4L, BOB, 14L));
  }

  private static Event<UserEvent> bought(int number, UUID user, long cents) {
    return SomeEvents.carrying(SomeEvents.purchase(number, user, cents));
  }

  private OperatorQuery operator() {
    return operator(0);
  }

  /** One of a checkpoint that is begun so many hours later. */
  private OperatorQuery operator(int hours) {
    return new OperatorQuery(
        NAME,
        log,
        store.parts(VISITS.name()),
        folder.resolve(NAME.toString() + hours),
        () -> SomeEvents.NOON.plus(Duration.ofHours(hours)),
        new InMemoryWriterGenerations());
  }

  private FactsQuery facts() {
    QueryName name = QueryName.facts(VISITS.name());
    return new FactsQuery(
        name,
        log,
        store.parts(VISITS.name()),
        new InMemoryReceipts(store.receipts()),
        folder.resolve(name.toString()),
        () -> SomeEvents.NOON,
        new InMemoryWriterGenerations());
  }

  private Map<UUID, Long> spending() {
    Map<UUID, Long> spending = new TreeMap<>();
    for (Map<String, Object> row : store.views().cells().contents(SPENDING)) {
      spending.put((UUID) row.get("user_id"), (Long) row.get("cents"));
    }
    return spending;
  }

  private Map<Integer, Long> soFar() {
    Map<Integer, Long> soFar = new TreeMap<>();
    for (Map<String, Object> row : store.views().cells().contents(Visits.BY_ID)) {
      UUID event = (UUID) Objects.requireNonNull(row.get("user_event_id"));
      soFar.put((int) event.getLeastSignificantBits(), (Long) row.get("cents_so_far"));
    }
    return soFar;
  }

  /** Of how many keys Spark holds something behind so many batches. */
  private long keysHeldAfter(int batches) throws InterruptedException {
    try (Supervision running = Supervision.start(List.of(operator()))) {
      Deadline.until(
          batches + " batches",
          () -> progress().filter(one -> one.batchId() == batches - 1).isPresent());
      assertThat(running.isRunning()).isTrue();
      return progress().orElseThrow().stateOperators()[0].numRowsTotal();
    }
  }

  private static Optional<StreamingQueryProgress> progress() {
    return Arrays.stream(TestSession.SPARK.streams().active())
        .filter(query -> NAME.toString().equals(query.name()))
        .findFirst()
        .flatMap(query -> Optional.ofNullable(query.lastProgress()));
  }

  private static void run(Query query, int batches) throws InterruptedException {
    Path last = query.checkpoint().resolve("commits/" + (batches - 1));
    try (Supervision running = Supervision.start(List.of(query))) {
      Deadline.until(batches + " batches", () -> Files.exists(last) || !running.isRunning());
      assertThat(running.isRunning()).isTrue();
    }
  }
}
