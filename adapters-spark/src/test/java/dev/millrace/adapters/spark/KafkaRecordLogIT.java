package dev.millrace.adapters.spark;

import static dev.millrace.adapters.spark.UserEvents.RUN;
import static dev.millrace.adapters.spark.UserEvents.event;
import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.domain.port.call.AdjustableClock;
import dev.millrace.domain.port.log.InMemoryConsumedOffsets;
import dev.millrace.domain.port.receipt.InMemoryReceipts;
import dev.millrace.domain.port.receipt.Receipt;
import dev.millrace.domain.port.serving.InMemoryWriterGenerations;
import dev.millrace.domain.record.FamilyName;
import dev.millrace.domain.view.Position;
import dev.millrace.testing.servers.Servers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class KafkaRecordLogIT {

  private static final FamilyName USERS = Store.USERS.name();

  @TempDir private Path folder;

  private final Store store = Store.create();
  private final AdjustableClock clock = new AdjustableClock();
  private final InMemoryConsumedOffsets offsets = new InMemoryConsumedOffsets();

  @Test
  void bothQueriesReadWhatWasCommittedOnceAndTellHowFarTheyCame() throws Exception {
    OffsetReports reports =
        new OffsetReports(
            offsets, List.of(QueryName.facts(USERS), QueryName.windows(USERS)), clock);
    TestSession.SPARK.streams().addListener(reports);
    try (UserTopic topic = UserTopic.create(Servers.shared().kafka(), store)) {
      topic.commit(List.of(event(1), event(2), event(3)));
      topic.abort(List.of(event(4), event(5)));
      runUntilCounted(3);
      topic.commit(List.of(event(3), event(6)));
      runUntilCounted(4);
      Deadline.until("offsets told", () -> told("facts") && told("windows"));
    } finally {
      TestSession.SPARK.streams().removeListener(reports);
    }
    assertThat(store.receipts().items()).extracting(Receipt::run).containsOnly(RUN);
    assertThat(store.receipts().items().stream().mapToLong(Receipt::served).sum()).isEqualTo(5);
    assertThat(store.deadLetters().items()).isEmpty();
  }

  @Test
  void aTopicThatLetGoOfUnreadRecordsStopsTheQueryWithTheWayToGoOn() throws Exception {
    QueryName name = QueryName.facts(Store.EVENTS.name());
    Map<String, Object> broker = Map.of("bootstrap.servers", Servers.shared().kafka());
    TopicPartition partition = new TopicPartition(name.family().topic(), 0);
    try (Admin admin = Admin.create(broker);
        Producer<byte[], byte[]> producer =
            new KafkaProducer<>(broker, new ByteArraySerializer(), new ByteArraySerializer())) {
      admin.createTopics(List.of(new NewTopic(partition.topic(), 1, (short) 1))).all().get();
      send(producer, partition, 3);
      try (Supervision running = Supervision.start(List.of(facts(name)))) {
        Path last = checkpoint(name).resolve("commits/0");
        Deadline.until("a batch", () -> Files.exists(last) || !running.isRunning());
        assertThat(running.isRunning()).isTrue();
      }
      send(producer, partition, 2);
      admin.deleteRecords(Map.of(partition, RecordsToDelete.beforeOffset(5))).all().get();
    }
    try (Supervision running = Supervision.start(List.of(facts(name)))) {
      Deadline.until("a refusal", () -> !running.isRunning());
      assertThat(running.await().orElseThrow())
          .hasMessageContaining("the query user-events-facts stopped")
          .hasMessageContaining("the topic millrace.user-events no longer holds")
          .hasMessageContaining("It would go on at millrace.user-events-0@3.")
          .hasMessageContaining("`millrace replay --family user-events --from 2");
    }
    assertThat(store.deadLetters().items()).hasSize(3);
  }

  private static void send(Producer<byte[], byte[]> producer, TopicPartition partition, int records)
      throws Exception {
    for (int i = 0; i < records; i++) {
      producer.send(new ProducerRecord<>(partition.topic(), 0, null, new byte[] {7})).get();
    }
  }

  /** Partition 1 holds events 1 and 3, a commit, 5, an abort, 3 again and the last commit. */
  private boolean told(String kind) {
    return offsets.committed("millrace-users-" + kind).stream()
        .filter(next -> next.partition() == 1)
        .mapToLong(Position::offset)
        .anyMatch(next -> next >= 6);
  }

  private void runUntilCounted(long count) throws InterruptedException {
    List<Query> queries = List.of(facts(), windows());
    Rehearsal.of(TestSession.SPARK, queries);
    try (Supervision running = Supervision.start(queries)) {
      running.awaitRunning();
      Deadline.until(count + " counted", () -> counted().equals(List.of(count)));
      Deadline.until(count + " served", () -> served() == count);
    }
  }

  private List<Object> counted() {
    return store.views().rows("user_counts_by_country_and_minute").values().stream()
        .<Object>map(row -> row.get(3))
        .toList();
  }

  private int served() {
    return store.views().rows("users_by_id").size();
  }

  private FactsQuery facts() {
    return facts(QueryName.facts(USERS));
  }

  private FactsQuery facts(QueryName name) {
    InMemoryReceipts receipts = new InMemoryReceipts(store.receipts());
    PartsAddress parts = store.parts(name.family());
    return new FactsQuery(
        name,
        log(name),
        parts,
        receipts,
        checkpoint(name),
        () -> Instant.EPOCH,
        new InMemoryWriterGenerations());
  }

  private WindowsQuery windows() {
    QueryName name = QueryName.windows(USERS);
    return new WindowsQuery(
        name,
        log(name),
        store.parts(),
        checkpoint(name),
        () -> Instant.EPOCH,
        new InMemoryWriterGenerations());
  }

  private RecordLog log(QueryName name) {
    return () ->
        new KafkaRecordLog(TestSession.SPARK, name, Servers.shared().kafka(), 1000).records();
  }

  private Path checkpoint(QueryName name) {
    return folder.resolve(name.toString());
  }
}
