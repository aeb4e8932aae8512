package dev.millrace.adapters.spark;

import static dev.millrace.adapters.spark.Store.EVENTS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.domain.event.Event;
import dev.millrace.domain.events.SomeEvents;
import dev.millrace.domain.events.UserEvent;
import dev.millrace.domain.failure.TransientFailure;
import dev.millrace.domain.port.receipt.InMemoryReceipts;
import dev.millrace.domain.port.receipt.Receipt;
import dev.millrace.domain.port.serving.InMemoryWriterGenerations;
import dev.millrace.domain.users.SomeUsers;
import dev.millrace.domain.users.User;
import dev.millrace.domain.view.View;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The two queries with a family of events: filtered, completed, counted and added up. */
final class EventFamilyIT {

  private static final View BY_ID = EVENTS.views().get(0);
  private static final View BY_USER = EVENTS.views().get(1);
  private static final Event<User> ADA = SomeUsers.first(SomeUsers.ada());
  private static final UUID USER = ADA.record().id().value();
  private static final Event<UserEvent> CLICK = SomeEvents.carrying(SomeEvents.click(1, USER));
  private static final Event<UserEvent> LATER = SomeEvents.carrying(SomeEvents.click(2, USER));
  private static final Event<UserEvent> INTERNAL =
      SomeEvents.carrying(SomeEvents.internal(3, USER));

  @TempDir private Path folder;

  private final Store store = Store.create();

  @Test
  void eventsAreCompletedWhetherTheirUserCameBeforeOrAfter() throws Exception {
    RecordFolder events = log("events");
    RecordFolder users = log("users");
    events.add(EVENTS, CLICK).add(EVENTS, INTERNAL).publish();
    run(facts(QueryName.facts(EVENTS.name()), events), 1);
    assertThat(countryOf(CLICK)).isNull();

    users.add(Store.USERS, ADA).publish();
    run(facts(QueryName.facts(Store.USERS.name()), users), 1);
    assertThat(countryOf(CLICK)).isEqualTo("GB");

    events.add(EVENTS, LATER).publish();
    run(facts(QueryName.facts(EVENTS.name()), events), 2);
    assertThat(countryOf(LATER)).isEqualTo("GB");
    assertThat(store.views().cells().contents(BY_ID)).hasSize(3);
    assertThat(store.views().cells().contents(BY_USER)).hasSize(2);
    assertThat(store.receipts().items().stream().mapToLong(Receipt::served).sum()).isEqualTo(4);
  }

  @Test
  void aTaskThatFailsIsRepeatedToTheSame() throws Exception {
    RecordFolder events = log("events");
    for (int i = 0; i < 3; i++) {
      store.failures().add(new TransientFailure("overloaded"));
    }
    events.add(EVENTS, CLICK).publish();
    run(facts(QueryName.facts(EVENTS.name()), events), 1);
    RecordFolder users = log("users");
    for (int i = 0; i < 3; i++) {
      store.failures().add(new TransientFailure("overloaded"));
    }
    users.add(Store.USERS, ADA).publish();
    run(facts(QueryName.facts(Store.USERS.name()), users), 1);
    assertThat(countryOf(CLICK)).isEqualTo("GB");
    assertThat(store.views().cells().contents(EVENTS.tables().get(4))).isEmpty();
  }

  @Test
  void aQueryThatBeginsLaterIsSupervisedToo() throws Exception {
    RecordFolder users = log("users");
    RecordFolder events = log("events");
    users.add(Store.USERS, ADA).publish();
    events.add(EVENTS, CLICK).publish();
    Query later = facts(QueryName.facts(EVENTS.name()), events);
    try (Supervision running =
        Supervision.start(List.of(facts(QueryName.facts(Store.USERS.name()), users)))) {
      running.awaitRunning();
      running.add(List.of(later));
      Path last = later.checkpoint().resolve("commits/0");
      Deadline.until("the later one's batch", () -> Files.exists(last));
      assertThat(running.isRunning()).isTrue();
    }
    assertThat(countryOf(CLICK)).isEqualTo("GB");
  }

  @Test
  void eachEventCountsAndEarnsOnceThroughARepeatedBatchAndARestart() throws Exception {
    RecordFolder events = log("events");
    events
        .add(EVENTS, CLICK)
        .add(EVENTS, purchase(10, 1_234))
        .add(EVENTS, purchase(10, 1_234))
        .add(EVENTS, INTERNAL)
        .publish();
    events.add(EVENTS, purchase(10, 1_234)).add(EVENTS, purchase(11, 1)).publish();
    run(windows(events), 2);
    assertThat(counts()).isEqualTo(Map.of("click", 1L, "purchase", 2L));
    assertThat(revenue()).isEqualTo(Map.of("purchase EUR", BigInteger.valueOf(1_235)));

    Path checkpoint = folder.resolve("user-events-windows");
    Files.delete(checkpoint.resolve("commits/1"));
    Files.delete(checkpoint.resolve("commits/.1.crc"));
    events.add(EVENTS, purchase(11, 1)).add(EVENTS, purchase(12, 5)).publish();
    run(windows(events), 3);
    assertThat(counts()).isEqualTo(Map.of("click", 1L, "purchase", 3L));
    assertThat(revenue()).isEqualTo(Map.of("purchase EUR", BigInteger.valueOf(1_240)));
  }

  private static Event<UserEvent> purchase(int number, long cents) {
    return SomeEvents.carrying(SomeEvents.purchase(number, USER, cents));
  }

  private RecordFolder log(String name) throws IOException {
    return new RecordFolder(TestSession.SPARK, folder.resolve(name), store);
  }

  private FactsQuery facts(QueryName name, RecordLog log) {
    return new FactsQuery(
        name,
        log,
        store.parts(name.family()),
        new InMemoryReceipts(store.receipts()),
        folder.resolve(name.toString()),
        () -> SomeEvents.NOON,
        new InMemoryWriterGenerations());
  }

  private WindowsQuery windows(RecordLog log) {
    QueryName name = QueryName.windows(EVENTS.name());
    return new WindowsQuery(
        name,
        log,
        store.parts(name.family()),
        folder.resolve(name.toString()),
        () -> SomeEvents.NOON,
        new InMemoryWriterGenerations());
  }

  private @Nullable Object countryOf(Event<UserEvent> event) {
    return store.views().cells().contents(BY_USER).stream()
        .filter(row -> event.record().id().equals(row.get("user_event_id")))
        .findFirst()
        .orElseThrow()
        .get("country");
  }

  private Map<String, Long> counts() {
    Map<String, Long> counts = new TreeMap<>();
    for (Map<String, Object> row : rows(0)) {
      Long count = (Long) Objects.requireNonNull(row.get("count"));
      counts.merge(String.valueOf(row.get("kind")), count, Long::sum);
    }
    return counts;
  }

  private Map<String, BigInteger> revenue() {
    Map<String, BigInteger> sums = new HashMap<>();
    for (Map<String, Object> row : rows(1)) {
      sums.merge(
          row.get("kind") + " " + row.get("currency"),
          (BigInteger) Objects.requireNonNull(row.get("revenue_minor")),
          BigInteger::add);
    }
    return sums;
  }

  private List<Map<String, Object>> rows(int count) {
    return store.views().cells().contents(EVENTS.windowedCounts().get(count).view());
  }

  private static void run(Query query, int batches) throws InterruptedException {
    Path last = query.checkpoint().resolve("commits/" + (batches - 1));
    try (Supervision running = Supervision.start(List.of(query))) {
      Deadline.until(batches + " batches", () -> Files.exists(last) || !running.isRunning());
      assertThat(running.isRunning()).isTrue();
    }
  }
}
