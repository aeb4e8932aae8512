package dev.millrace.adapters.spark;

import static dev.millrace.adapters.spark.UserEvents.NOON;
import static dev.millrace.adapters.spark.UserEvents.RUN;
import static dev.millrace.adapters.spark.UserEvents.event;
import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.domain.event.Event;
import dev.millrace.domain.failure.TransientFailure;
import dev.millrace.domain.family.WindowedCount;
import dev.millrace.domain.port.serving.InMemoryWriterGenerations;
import dev.millrace.domain.users.User;
import dev.millrace.domain.view.WriteTime;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class WindowsQueryIT {

  private static final QueryName NAME = QueryName.windows(Store.USERS.name());
  private static final String VIEW = "user_counts_by_country_and_minute";
  private static final Instant STARTED = Instant.parse("2026-11-21T10:00:00Z");
  private static final String PARTITIONS = "spark.sql.shuffle.partitions";
  private static final long GENERATION = 1_795_255_200_000_000L;

  @TempDir private Path folder;

  private final Store store = Store.create();
  private RecordFolder log;
  private Path checkpoint;

  @BeforeEach
  void openLog() throws IOException {
    log = new RecordFolder(TestSession.SPARK, folder.resolve("topic"), store);
    checkpoint = folder.resolve("checkpoint");
  }

  @Test
  void countsPerCountryAndMinute() throws Exception {
    log.add(german(1, 0)).add(german(2, 59)).add(german(3, 60)).add(at(4, "FR", 0)).publish();
    log.add(german(5, 30)).publish();
    run(2);
    assertThat(counts()).isEqualTo(Map.of("DE 12:00", 3L, "DE 12:01", 1L, "FR 12:00", 1L));
  }

  @Test
  void anEventIdCountsOnceInABatchAndBetweenBatchesAndAfterARestart() throws Exception {
    log.add(german(1, 0)).add(german(1, 0)).add(german(2, 0)).publish();
    log.add(german(2, 0)).add(german(3, 0)).publish();
    run(2);
    log.add(german(1, 0)).add(german(4, 0)).publish();
    run(3);
    assertThat(counts()).isEqualTo(Map.of("DE 12:00", 4L));
  }

  @Test
  void whatIsPublishedAgainCountsUnlessItHasAndWhatIsUnreadableNever() throws Exception {
    log.add(german(1, 0)).addReplay(german(1, 0)).addReplay(german(2, 0)).publish();
    log.addReplay(german(1, 0)).addPoison(Map.of()).publish();
    run(2);
    assertThat(counts()).isEqualTo(Map.of("DE 12:00", 2L));
    assertThat(store.deadLetters().items()).isEmpty();
  }

  @Test
  void aBatchWhoseCommitIsLostIsRepeatedToTheSameCounts() throws Exception {
    log.add(german(1, 0)).publish();
    log.add(german(2, 0)).publish();
    run(2);
    Map<?, ?> times = store.views().writeTimes(VIEW);
    assertThat(times.values()).hasToString("[WriteTime[micros=" + (GENERATION + 1) + "]]");
    loseCommit(1);
    run(2);
    assertThat(counts()).isEqualTo(Map.of("DE 12:00", 2L));
    assertThat(store.views().writeTimes(VIEW)).isEqualTo(times);
  }

  @Test
  void aWriterThatFailsTheQueryIsMetAgainByTheSameCounts() throws Exception {
    for (int i = 0; i < 6; i++) {
      store.failures().add(new TransientFailure("overloaded"));
    }
    log.add(german(1, 0)).add(german(2, 0)).publish();
    run(1);
    assertThat(counts()).isEqualTo(Map.of("DE 12:00", 2L));
  }

  @Test
  void anEventOfAClosedWindowIsCountedOnceHoweverOftenItComes() throws Exception {
    log.add(german(1, 0)).publish();
    log.add(german(2, 11 * 60)).publish();
    log.add(german(3, 2 * 60)).publish();
    run(3);
    assertThat(kept()).containsExactly("DE 12:00");
    log.add(german(1, 0)).add(german(4, 0)).add(german(4, 0)).add(german(5, 12 * 60)).publish();
    log.add(german(4, 0)).addReplay(german(1, 0)).publish();
    run(5);
    assertThat(counts())
        .isEqualTo(Map.of("DE 12:00", 2L, "DE 12:02", 1L, "DE 12:11", 1L, "DE 12:12", 1L));
    assertThat(store.views().rows("late_events")).isEmpty();
  }

  @Test
  void aBatchOfLateEventsAloneIsCounted() throws Exception {
    log.add(german(1, 20 * 60)).publish();
    log.add(german(2, 20 * 60)).publish();
    log.add(german(3, 0)).publish();
    log.add(german(4, 10 * 60)).publish();
    log.add(german(5, 10 * 60)).publish();
    run(5);
    assertThat(counts()).isEqualTo(Map.of("DE 12:00", 1L, "DE 12:10", 2L, "DE 12:20", 2L));
  }

  @Test
  void aBatchThatClosesAndReopensWindowsIsRepeatedToTheSameCounts() throws Exception {
    log.add(german(1, 0)).add(german(2, 60)).publish();
    log.add(german(3, 11 * 60)).publish();
    log.add(german(4, 60)).add(german(5, -60)).publish();
    run(3);
    loseCommit(2);
    run(3);
    assertThat(counts())
        .isEqualTo(Map.of("DE 11:59", 1L, "DE 12:00", 1L, "DE 12:01", 2L, "DE 12:11", 1L));
    log.add(german(6, 0)).add(german(5, -60)).publish();
    run(4);
    loseCommit(3);
    run(4);
    assertThat(counts())
        .isEqualTo(Map.of("DE 11:59", 1L, "DE 12:00", 2L, "DE 12:01", 2L, "DE 12:11", 1L));
    assertThat(store.views().rows("late_events")).isEmpty();
  }

  @Test
  void aLateEventOfAWindowThatIsNoLongerKeptIsSetAside() throws Exception {
    WindowedCount<User> count = Store.USERS.windowedCounts().get(0);
    Instant longAgo = NOON.minus(Duration.ofDays(40));
    store.views().apply(count.row("DE", longAgo, 9, new WriteTime(1)));
    log.add(event(1, "DE", longAgo, RUN)).add(event(2, "FR", longAgo, RUN)).publish();
    run(1);
    assertThat(counts()).isEqualTo(Map.of("DE 12:00", 9L, "FR 12:00", 1L));
    assertThat(store.views().rows("late_events").values())
        .singleElement()
        .satisfies(row -> assertThat(row).contains("users", "DE", longAgo, "millrace.users-0@0"));
  }

  @Test
  void anotherNumberOfShufflePartitionsIsForQueriesThatBegin() throws Exception {
    log.add(german(1, 0)).add(at(2, "FR", 0)).add(at(3, "GB", 0)).add(at(4, "NO", 0)).publish();
    run(1);
    TestSession.SPARK.conf().set(PARTITIONS, "3");
    try {
      log.add(german(1, 0)).add(at(2, "FR", 0)).add(at(3, "GB", 0)).add(at(4, "NO", 0)).publish();
      run(2);
    } finally {
      TestSession.SPARK.conf().set(PARTITIONS, "2");
    }
    assertThat(counts())
        .isEqualTo(Map.of("DE 12:00", 1L, "FR 12:00", 1L, "GB 12:00", 1L, "NO 12:00", 1L));
    assertThat(checkpoint.resolve("state/0/1")).exists();
    assertThat(checkpoint.resolve("state/0/2")).doesNotExist();
  }

  @Test
  void aRecordThatClaimsToBeFromTheFutureClosesNoWindow() throws Exception {
    Instant claimed = Instant.parse("2200-01-01T00:00:00Z");
    log.add(german(1, 0)).add(event(2, "DE", claimed, RUN), NOON).publish();
    log.add(german(3, 1)).publish();
    log.add(german(4, 61)).add(german(5, 2)).publish();
    run(3);
    assertThat(counts()).isEqualTo(Map.of("DE 12:00", 3L, "DE 12:01", 1L, "DE 12:02", 1L));
  }

  private static Event<User> german(int number, int seconds) {
    return at(number, "DE", seconds);
  }

  private static Event<User> at(int number, String country, int seconds) {
    return event(number, country, NOON.plus(Duration.ofSeconds(seconds)), RUN);
  }

  private Map<String, Long> counts() {
    Map<String, Long> counts = new TreeMap<>();
    for (List<?> row : store.views().rows(VIEW).values()) {
      counts.put(row.get(0) + " " + row.get(2).toString().substring(11, 16), (Long) row.get(3));
    }
    return counts;
  }

  private void loseCommit(int batch) throws IOException {
    Files.delete(checkpoint.resolve("commits/" + batch));
    Files.delete(checkpoint.resolve("commits/." + batch + ".crc"));
  }

  /** The windows of which events are kept. */
  private Set<String> kept() {
    return store.views().rows("closed_windows").keySet().stream()
        .map(key -> key.get(1) + " " + String.valueOf(key.get(2)).substring(11, 16))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private void run(int batches) throws InterruptedException {
    WindowsQuery query =
        new WindowsQuery(
            NAME, log, store.parts(), checkpoint, () -> STARTED, new InMemoryWriterGenerations());
    Path last = checkpoint.resolve("commits/" + (batches - 1));
    try (Supervision running = Supervision.start(List.of(query))) {
      Deadline.until(batches + " batches", () -> Files.exists(last) || !running.isRunning());
      assertThat(running.isRunning()).isTrue();
    }
  }
}
