package dev.millrace.adapters.spark;

import static dev.millrace.adapters.spark.UserEvents.NOON;
import static dev.millrace.adapters.spark.UserEvents.RUN;
import static dev.millrace.adapters.spark.UserEvents.event;
import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.domain.failure.PermanentFailure;
import dev.millrace.domain.port.receipt.InMemoryReceipts;
import dev.millrace.domain.port.receipt.Receipt;
import dev.millrace.domain.port.serving.InMemoryWriterGenerations;
import dev.millrace.domain.view.WriteTime;
import dev.millrace.domain.window.Horizon;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Both queries have run batches 0 to 2 and batch 3 waits for them; each test damages a copy of
 * their checkpoints. What a query writes then goes to an empty store, so that it shows what it
 * repeated.
 */
final class CheckpointFaultsIT {

  private static final QueryName FACTS = QueryName.facts(Store.USERS.name());
  private static final QueryName WINDOWS = QueryName.windows(Store.USERS.name());
  private static final String COUNTS = "user_counts_by_country_and_minute";
  private static final Instant STARTED = Instant.parse("2026-11-21T12:00:00Z");
  private static final Instant LATER = NOON.plusSeconds(120);
  private static final long GENERATION = 1_795_262_400_000_000L;
  private static final int LAST = 3;
  private static final InstantSource CLOCK = () -> STARTED;

  @TempDir private static Path shared;

  private static Store origin;
  private static RecordFolder log;

  private Store store;
  private DamagedFolder facts;
  private DamagedFolder windows;

  /** Two new events in each batch, and in the last one a repeated one as well. */
  @BeforeAll
  static void runThreeBatches() throws Exception {
    origin = Store.create();
    log = new RecordFolder(TestSession.SPARK, shared.resolve("topic"), origin);
    for (int batch = 0; batch < LAST; batch++) {
      log.add(event(2 * batch)).add(event(2 * batch + 1)).publish();
    }
    Path last = Path.of("commits", "2");
    List<Query> queries =
        List.of(
            facts(origin, shared.resolve("facts"), CLOCK),
            windows(origin, shared.resolve("windows"), CLOCK));
    try (Supervision running = Supervision.start(queries)) {
      Deadline.until(
          "three batches",
          () -> queries.stream().allMatch(it -> Files.exists(it.checkpoint().resolve(last))));
      assertThat(running.isRunning()).isTrue();
    }
    log.add(event(6)).add(event(7, "DE", LATER, RUN)).add(event(0)).publish();
  }

  @BeforeEach
  void copy(@TempDir Path folder) throws IOException {
    store = origin.emptied();
    facts = DamagedFolder.copy(shared.resolve("facts"), folder.resolve("facts"));
    windows = DamagedFolder.copy(shared.resolve("windows"), folder.resolve("windows"));
  }

  @Test
  void wholeCheckpointsGoOnBehindTheirLastBatch() throws Exception {
    runToTheEnd();
    assertThat(servedBatches()).containsExactly(3L);
    assertCounted(GENERATION + LAST);
  }

  @ParameterizedTest
  @ValueSource(strings = {"commits/2", "commits/2 commits/1", "commits/2 commits/1 commits/0"})
  void lostCommitsRepeatTheLastBatchToTheSameEffect(String lost) throws Exception {
    facts.lose(lost.split(" "));
    windows.lose(lost.split(" "));
    runToTheEnd();
    assertThat(servedBatches()).containsExactly(2L, 3L);
    assertCounted(GENERATION + LAST);
  }

  @Test
  void aLostBatchIsPlannedAgain() throws Exception {
    facts.lose("commits/2", "offsets/2");
    windows.lose("commits/2", "offsets/2");
    runToTheEnd();
    assertThat(served()).containsExactly(0, 4, 5, 6, 7);
    assertThat(counts()).isEqualTo(Map.of(NOON, 7L, LATER, 1L));
  }

  @Test
  void aLostIdentityOfTheQueryCostsNothing() throws Exception {
    facts.lose("metadata");
    windows.lose("metadata");
    runToTheEnd();
    assertThat(servedBatches()).containsExactly(3L);
    assertCounted(GENERATION + LAST);
  }

  @ParameterizedTest
  @CsvSource({
    "lost,    offsets/2,  has a file 'commits/2' but no 'offsets/2'",
    "lost,    offsets/1,  has no file 'offsets/1'",
    "lost,    generation, has no file 'generation'",
    "emptied, generation, has a damaged file 'generation'",
    "emptied, metadata,   has a damaged file 'metadata'",
    "emptied, commits/2,  has a damaged file 'commits/2'",
    "cut,     offsets/2,  has a damaged file 'offsets/2'",
    "flipped, offsets/2,  has a damaged file 'offsets/2'",
    "flipped, offsets/1,  has a damaged file 'offsets/1'",
    "flipped, commits/2,  has a damaged file 'commits/2'",
    "flipped, metadata,   has a damaged file 'metadata'"
  })
  void aDamagedFileIsRefusedByItsName(String fault, String file, String words) throws Exception {
    facts.inflict(fault, file);
    windows.inflict(fault, file);
    assertRefused(facts(store, facts.folder(), CLOCK), words);
    assertRefused(windows(store, windows.folder(), CLOCK), words);
  }

  @ParameterizedTest
  @CsvSource({
    "lost,    state/0/0/2.delta, has no file 'state/0/0/2.delta'",
    "cut,     state/0/0/1.delta, has a damaged file 'state/0/0/1.delta'",
    "cut,     state/0/1/3.delta, has a damaged file 'state/0/1/3.delta'",
    "flipped, state/0/0/3.delta, has a damaged file 'state/0/0/3.delta'",
    "emptied, state/0/1/1.delta, has a damaged file 'state/0/1/1.delta'"
  })
  void damagedStateIsRefusedByItsName(String fault, String file, String words) throws Exception {
    windows.inflict(fault, file);
    assertRefused(windows(store, windows.folder(), CLOCK), words);
  }

  @Test
  void theCheckpointOfTheOtherQueryIsRefused() throws Exception {
    assertRefused(facts(store, windows.folder(), CLOCK), "belongs to windows of users");
    assertRefused(windows(store, facts.folder(), CLOCK), "belongs to facts of users");
  }

  @Test
  void aLostCheckpointServesTheSameFactsAndCountsTheSameInALaterGeneration() throws Exception {
    facts.loseAll();
    windows.loseAll();
    Duration later = Duration.ofHours(2);
    runToTheEnd(later);
    assertThat(served()).containsExactly(0, 1, 2, 3, 4, 5, 6, 7);
    assertThat(servedBatches()).containsExactly(0L, 1L, 2L, 3L);
    assertCounted(GENERATION + later.toNanos() / 1000 + LAST);
  }

  @Test
  void theLossOfAllPlansIsTheLossOfTheCheckpointAndRefusedBesideTheirState() throws Exception {
    facts.loseAll("offsets");
    facts.loseAll("commits");
    windows.loseAll("offsets");
    windows.loseAll("commits");
    assertRefused(
        windows(store, windows.folder(), CLOCK), "has a folder 'state' but no file in 'offsets'");
    InstantSource later = () -> STARTED.plusSeconds(60);
    try (Supervision running = Supervision.start(List.of(facts(store, facts.folder(), later)))) {
      Deadline.until("the last batch", () -> !running.isRunning() || served().contains(7));
      assertThat(running.isRunning()).isTrue();
    }
    assertThat(served()).containsExactly(0, 1, 2, 3, 4, 5, 6, 7);
    assertThat(store.receipts().items())
        .extracting(Receipt::generation)
        .containsOnly(GENERATION + 60_000_000);
  }

  @Test
  void aLaterGenerationLeavesWindowsAloneOfWhichTheTopicMayHaveForgottenEvents() throws Exception {
    facts.loseAll();
    windows.loseAll();
    store.views().apply(Store.USERS.windowedCounts().get(0).row("DE", NOON, 9, new WriteTime(1)));
    runToTheEnd(Horizon.HELD.plusSeconds(61));
    assertThat(served()).contains(0, 7);
    assertThat(counts()).isEqualTo(Map.of(NOON, 9L, LATER, 1L));
    assertThat(store.views().rows("late_events")).hasSize(7);
  }

  @Test
  void aFolderThatCannotBeWrittenIsWaitedFor() throws Exception {
    facts.loseAll();
    Files.writeString(facts.folder(), "in the way");
    AtomicInteger attempts = new AtomicInteger();
    InstantSource clock = () -> STARTED.plusSeconds(attempts.incrementAndGet());
    try (Supervision running = Supervision.start(List.of(facts(store, facts.folder(), clock)))) {
      Deadline.until("two attempts", () -> attempts.get() >= 2);
      assertThat(running.isRunning()).isTrue();
      Files.delete(facts.folder());
      Deadline.until("the last batch", () -> served().contains(7));
    }
    assertThat(served()).containsExactly(0, 1, 2, 3, 4, 5, 6, 7);
  }

  private void runToTheEnd() throws InterruptedException {
    runToTheEnd(Duration.ZERO);
  }

  private void runToTheEnd(Duration later) throws InterruptedException {
    InstantSource clock = () -> STARTED.plus(later);
    List<Query> queries =
        List.of(facts(store, facts.folder(), clock), windows(store, windows.folder(), clock));
    try (Supervision running = Supervision.start(queries)) {
      Deadline.until(
          "the last batch",
          () -> !running.isRunning() || (served().contains(7) && counts().containsKey(LATER)));
      assertThat(running.isRunning()).isTrue();
    }
  }

  private void assertRefused(Query query, String words) throws InterruptedException {
    try (Supervision running = Supervision.start(List.of(query))) {
      Deadline.until("a refusal", () -> !running.isRunning());
      assertThat(running.await().orElseThrow())
          .isInstanceOf(PermanentFailure.class)
          .hasMessageContaining("checkpoint " + query.checkpoint() + " " + words)
          .hasMessageContaining("mv " + query.checkpoint() + " " + query.checkpoint() + ".damaged");
    }
    assertThat(served()).isEmpty();
    assertThat(counts()).isEmpty();
  }

  private void assertCounted(long writeTime) {
    assertThat(counts()).isEqualTo(Map.of(NOON, 7L, LATER, 1L));
    assertThat(store.views().writeTimes(COUNTS).values()).containsOnly(new WriteTime(writeTime));
  }

  private Map<Object, Object> counts() {
    Map<Object, Object> counts = new HashMap<>();
    for (List<?> row : store.views().rows(COUNTS).values()) {
      counts.put(row.get(2), row.get(3));
    }
    return counts;
  }

  /** The numbers of the users that were served here. */
  private Set<Integer> served() {
    return store.views().rows("users_by_id").keySet().stream()
        .map(key -> (int) ((UUID) key.get(0)).getLeastSignificantBits())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private Set<Long> servedBatches() {
    return store.receipts().items().stream()
        .map(Receipt::batch)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static Query facts(Store store, Path checkpoint, InstantSource clock) {
    InMemoryReceipts receipts = new InMemoryReceipts(store.receipts());
    return new FactsQuery(
        FACTS, log, store.parts(), receipts, checkpoint, clock, new InMemoryWriterGenerations());
  }

  private static Query windows(Store store, Path checkpoint, InstantSource clock) {
    return new WindowsQuery(
        WINDOWS, log, store.parts(), checkpoint, clock, new InMemoryWriterGenerations());
  }
}
