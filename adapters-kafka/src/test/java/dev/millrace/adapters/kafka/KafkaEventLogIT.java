package dev.millrace.adapters.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.millrace.domain.document.Bytes;
import dev.millrace.domain.event.EventHeaders;
import dev.millrace.domain.failure.Failure;
import dev.millrace.domain.failure.PermanentFailure;
import dev.millrace.domain.port.deadletter.DeadLetter;
import dev.millrace.domain.port.log.EventLog;
import dev.millrace.domain.port.log.EventLogContract;
import dev.millrace.domain.port.log.LoggedEvent;
import dev.millrace.domain.port.log.Refusal;
import dev.millrace.domain.port.log.Rows;
import dev.millrace.domain.port.log.Unpublishable;
import dev.millrace.domain.port.outbox.OutboxRow;
import dev.millrace.domain.port.outbox.Shard;
import dev.millrace.domain.port.outbox.Sharding;
import dev.millrace.domain.record.FamilyName;
import dev.millrace.domain.record.Slot;
import dev.millrace.local.Server;
import dev.millrace.testing.servers.Servers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.errors.RecordBatchTooLargeException;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

final class KafkaEventLogIT implements EventLogContract {

  @Override
  public EventLog writer(Shard shard) {
    return new KafkaEventLog(Brokers.config(), shard);
  }

  @Override
  public Sharding freshSharding() {
    Brokers.freshFamily();
    return Brokers.freshSharding();
  }

  @Override
  public FamilyName freshFamily() {
    return Brokers.freshFamily();
  }

  @Override
  public List<LoggedEvent> visible(FamilyName family) {
    List<LoggedEvent> seen = new ArrayList<>();
    new KafkaLogScan(Brokers.config()).scan(family, seen::add);
    return seen;
  }

  @Override
  public List<DeadLetter> letters(FamilyName family) {
    return Brokers.records(KafkaDeadLetters.TOPIC).stream()
        .flatMap(record -> DeadLetterRecord.read(record).stream())
        .filter(letter -> letter.family().equals(family.value()))
        .toList();
  }

  @Override
  public FamilyName absentFamily() {
    return Brokers.newFamily();
  }

  @Override
  public int partitions() {
    return Brokers.PARTITIONS;
  }

  @Test
  void aRecordIsTheRowsKeyPayloadAndHeaders() {
    FamilyName family = freshFamily();
    try (EventLog log = writer(freshSharding().shard(1))) {
      log.open();
      log.publish(Rows.range(family, 1, 1), Rows.cursor(1));
    }
    assertThat(Brokers.records(family.topic()))
        .singleElement()
        .satisfies(record -> assertThat(record.key()).asString().isEqualTo("key-1"))
        .satisfies(record -> assertThat(record.value()).asString().isEqualTo("payload 1"))
        .satisfies(
            record ->
                assertThat(record.headers())
                    .extracting(
                        header ->
                            header.key() + "=" + new String(header.value(), StandardCharsets.UTF_8))
                    .containsExactly(
                        EventHeaders.EVENT_ID + "=" + Rows.event(1),
                        EventHeaders.FAMILY + "=" + family,
                        EventHeaders.VERSION + "=1",
                        EventHeaders.RUN_ID + "=" + Rows.RUN,
                        EventHeaders.ATTEMPT + "=1",
                        EventHeaders.OUTBOX + "=101:1"));
  }

  @Test
  void aWriterThatDiesBeforeItsCommitLeavesNothing() {
    Shard shard = freshSharding().shard(1);
    FamilyName family = freshFamily();
    try (EventLog log = writer(shard)) {
      log.open();
      log.publish(Rows.range(family, 1, 2), Rows.cursor(2));
    }
    try (Producer<byte[], byte[]> dead = dyingWriter(shard, family);
        EventLog heir = writer(shard)) {
      assertThat(heir.open()).contains(Rows.cursor(2));
      heir.publish(Rows.range(family, 3, 4), Rows.cursor(4));
      assertThat(heir.open()).contains(Rows.cursor(4));
      dead.close(Duration.ZERO);
    }
    assertThat(visible(family)).hasSize(4);
  }

  @Test
  @Tag("patience")
  void anotherShardsOpenTransactionHidesNeitherCursorNorRows() {
    Shard shard = freshSharding().shard(1);
    Shard neighbour = freshSharding().shard(1);
    FamilyName family = freshFamily();
    try (Producer<byte[], byte[]> hanging = dyingWriter(neighbour, family);
        EventLog log = writer(shard)) {
      log.open();
      log.publish(Rows.range(family, 1, 9), Rows.cursor(9));
      var rows = CompletableFuture.supplyAsync(() -> visible(family));
      assertThat(log.open()).contains(Rows.cursor(9));
      assertThat(rows.join()).hasSize(9);
      hanging.close(Duration.ZERO);
    }
  }

  /** Its batch is refused as a whole, and every other row with it. */
  @Test
  void aRowAboveTheTopicsLimitIsFoundAmongItsNeighbours() {
    FamilyName family = freshFamily();
    List<OutboxRow> rows = new ArrayList<>(Rows.range(family, 1, 400));
    OutboxRow large = Rows.withPayload(rows.get(200), Bytes.of(noise(2 << 20)));
    rows.set(200, large);
    try (EventLog log = writer(freshSharding().shard(1))) {
      log.open();
      assertThatThrownBy(() -> log.publish(rows, Rows.cursor(400)))
          .isInstanceOfSatisfying(
              Unpublishable.class,
              refused ->
                  assertThat(refused.refusals()).extracting(Refusal::row).containsExactly(large))
          .hasMessageContaining(large.event().toString());
      rows.remove(large);
      log.publish(rows, Rows.cursor(400));
    }
    assertThat(visible(family)).hasSize(399);
  }

  /** The brokers have another name for this than for a record above the topic's limit. */
  @Test
  void aRowAboveASegmentIsTooLargeToo() {
    FamilyName family = Brokers.newFamily();
    Brokers.create(
        family.topic(),
        Brokers.PARTITIONS,
        Map.of("segment.bytes", text(1 << 20), "max.message.bytes", text(4 << 20)));
    OutboxRow large = Rows.withPayload(Rows.row(family, 2, "b"), Bytes.of(noise(2 << 20)));
    List<OutboxRow> rows = List.of(Rows.row(family, 1, "a"), large, Rows.row(family, 3, "c"));
    try (EventLog log = writer(freshSharding().shard(1))) {
      log.open();
      assertThatThrownBy(() -> log.publish(rows, Rows.cursor(3)))
          .isInstanceOfSatisfying(
              Unpublishable.class,
              refused ->
                  assertThat(refused.refusals())
                      .singleElement()
                      .isEqualTo(
                          new Refusal(
                              large,
                              DeadLetter.Code.TOO_LARGE,
                              refused.refusals().get(0).reason(),
                              RecordBatchTooLargeException.class.getName())));
    }
  }

  @Test
  void newPartitionsTakeTheirKeysOnceTheTopicsAreLookedAtAgain() {
    FamilyName family = freshFamily();
    AtomicLong nanos = new AtomicLong();
    try (EventLog log = new KafkaEventLog(Brokers.config(), freshSharding().shard(1), nanos::get)) {
      log.open();
      log.publish(Rows.range(family, 1, 100), Rows.cursor(100));
      Brokers.addPartitions(family.topic(), 2 * Brokers.PARTITIONS);
      log.publish(Rows.range(family, 101, 200), Rows.cursor(200));
      assertThat(partitions(family, 0, 200)).allMatch(partition -> partition < Brokers.PARTITIONS);

      nanos.addAndGet(FamilyTopics.REFRESH.toNanos() + 1);
      log.publish(Rows.range(family, 201, 300), Rows.cursor(300));
      log.open();
      log.publish(Rows.range(family, 301, 400), Rows.cursor(400));
    }
    assertThat(visible(family))
        .hasSize(400)
        .filteredOn(seen -> number(seen) > 200)
        .allMatch(
            seen ->
                seen.position().partition()
                    == Slot.of(Objects.requireNonNull(seen.key())) % (2 * Brokers.PARTITIONS));
  }

  @Test
  void aTopicWithFewerPartitionsThanShardsIsRefusedAndSaysHowToMendIt() {
    FamilyName family = Brokers.newFamily();
    Brokers.create(family.topic(), 2, Map.of());
    try (EventLog log = writer(freshSharding().shard(1))) {
      log.open();
      assertThatThrownBy(() -> log.publish(Rows.range(family, 1, 1), Rows.cursor(1)))
          .isInstanceOf(PermanentFailure.class)
          .hasMessageContaining("too few for 4 shards")
          .hasMessageContaining("--partitions 4");
    }
  }

  private List<Integer> partitions(FamilyName family, long above, long upTo) {
    return visible(family).stream()
        .filter(seen -> number(seen) > above && number(seen) <= upTo)
        .map(seen -> seen.position().partition())
        .toList();
  }

  private static long number(LoggedEvent seen) {
    return Long.parseLong(Objects.requireNonNull(seen.key()).value().substring("key-".length()));
  }

  /** Frozen, not stopped: connections stay open and nothing answers, the worst of outages. */
  @Test
  @Tag("patience")
  void aFrozenBrokerFailsInBoundedTimeAndNothingIsLostOrDoubled() {
    Shard shard = freshSharding().shard(1);
    FamilyName family = freshFamily();
    try (EventLog log = writer(shard)) {
      log.open();
      log.publish(Rows.range(family, 1, 5), Rows.cursor(5));
      Servers.shared().pause(Server.KAFKA);
      long start = System.nanoTime();
      try {
        assertThatThrownBy(() -> log.publish(Rows.range(family, 6, 9), Rows.cursor(9)))
            .isInstanceOf(Failure.class);
      } finally {
        Servers.shared().resume(Server.KAFKA);
      }
      assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(30));
      long last = reopened(log);
      log.publish(Rows.range(family, last + 1, 9), Rows.cursor(9));
    }
    assertThat(visible(family))
        .extracting(LoggedEvent::event)
        .containsExactlyInAnyOrderElementsOf(
            Rows.range(family, 1, 9).stream().map(OutboxRow::event).toList());
  }

  /** The number after which to go on; tries again while the broker comes back. */
  private static long reopened(EventLog log) {
    long deadline = System.nanoTime() + Duration.ofSeconds(30).toNanos();
    while (true) {
      try {
        return log.open().orElseThrow().lastSeq();
      } catch (Failure failure) {
        if (System.nanoTime() > deadline) {
          throw failure;
        }
      }
    }
  }

  private static String text(int number) {
    return Integer.toString(number);
  }

  /** What does not compress. */
  private static byte[] noise(int bytes) {
    byte[] noise = new byte[bytes];
    new SplittableRandom(1).nextBytes(noise);
    return noise;
  }

  /** A writer that has sent rows and cursor and never commits. */
  private static Producer<byte[], byte[]> dyingWriter(Shard shard, FamilyName family) {
    Producer<byte[], byte[]> producer =
        Clients.transactional(Brokers.config(), KafkaEventLog.writer(shard));
    producer.initTransactions();
    Transaction transaction = new Transaction(producer);
    transaction.begin();
    Rows.range(family, 90, 99)
        .forEach(row -> transaction.send(new EventRecords().of(row, Brokers.PARTITIONS)));
    CursorTopic cursors = new CursorTopic(Brokers.config(), shard);
    transaction.send(cursors.record(Rows.cursor(99)));
    transaction.flush();
    return producer;
  }
}
