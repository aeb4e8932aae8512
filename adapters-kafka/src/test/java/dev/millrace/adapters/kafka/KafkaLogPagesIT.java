package dev.millrace.adapters.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.domain.document.Bytes;
import dev.millrace.domain.port.log.EventLog;
import dev.millrace.domain.port.log.LogPage;
import dev.millrace.domain.port.log.LogPage.Ending;
import dev.millrace.domain.port.log.LogPages;
import dev.millrace.domain.port.log.LogPagesContract;
import dev.millrace.domain.port.log.LogSlice;
import dev.millrace.domain.port.log.Rows;
import dev.millrace.domain.port.outbox.OutboxRow;
import dev.millrace.domain.record.FamilyName;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class KafkaLogPagesIT implements LogPagesContract {

  /** The begin, and the questions for the partitions, their begins and their ends. */
  private static final int TO_KNOW_THE_PARTITIONS = 4;

  private final List<Producer<byte[], byte[]>> left = new ArrayList<>();

  @AfterEach
  void close() {
    left.forEach(producer -> producer.close(Duration.ZERO));
  }

  @Override
  public LogPages pages() {
    return new KafkaLogPages(Brokers.config());
  }

  /** A scan waits for the ends of transactions, of which the brokers tell before all have them. */
  @Override
  public void publish(List<OutboxRow> rows) {
    try (EventLog log = new KafkaEventLog(Brokers.config(), Brokers.freshSharding().shard(0))) {
      log.open();
      log.publish(rows, Rows.cursor(1));
    }
    new KafkaLogScan(Brokers.config()).scan(rows.get(0).family(), each -> {});
  }

  @Override
  public void leaveOpen(List<OutboxRow> rows) {
    Producer<byte[], byte[]> producer =
        Clients.transactional(Brokers.config(), "open-" + UUID.randomUUID());
    left.add(producer);
    producer.initTransactions();
    producer.beginTransaction();
    List<Future<RecordMetadata>> sent = new ArrayList<>();
    for (OutboxRow row : rows) {
      byte[] key = row.key().value().getBytes(StandardCharsets.UTF_8);
      sent.add(
          producer.send(new ProducerRecord<>(row.family().topic(), key, row.payload().array())));
    }
    producer.flush();
    assertThat(sent).allMatch(Future::isDone);
  }

  @Override
  public FamilyName freshFamily() {
    return Brokers.freshFamily();
  }

  @Override
  public int partitions() {
    return Brokers.PARTITIONS;
  }

  @Override
  public Instant later() {
    Instant before = Instant.now();
    Instant now = before;
    while (now.toEpochMilli() == before.toEpochMilli()) {
      Thread.onSpinWait();
      now = Instant.now();
    }
    return Instant.ofEpochMilli(now.toEpochMilli());
  }

  @Test
  void whoRunsOutOfTimeIsToldSo() {
    FamilyName family = freshFamily();
    publish(Rows.range(family, 1, 9));
    AtomicLong asked = new AtomicLong();
    long end = WIDE.patience().toNanos();
    LogPages hurried =
        new KafkaLogPages(
            Brokers.config(), () -> asked.incrementAndGet() > TO_KNOW_THE_PARTITIONS ? end : 0);

    LogPage page = hurried.read(new LogSlice(family, null, BEGIN, null, WIDE));

    assertThat(page.ending()).isEqualTo(Ending.TIME);
    assertThat(page.records()).isEmpty();
    assertThat(page.next()).allMatch(position -> position.offset() == 0);
  }

  @Test
  void aForeignRecordAndAnErasureAreShownAsTheyAre() {
    FamilyName family = freshFamily();
    byte[] key = "ada".getBytes(StandardCharsets.UTF_8);
    ProducerRecord<byte[], byte[]> foreign =
        new ProducerRecord<>(family.topic(), 2, key, new byte[] {9});
    foreign.headers().add("from", null).add("from", new byte[] {7});
    try (DurableSends sends = new DurableSends(Brokers.config())) {
      sends.send("foreign", List.of(foreign, new ProducerRecord<>(family.topic(), 2, key, null)));
    }

    LogPage page = pages().read(new LogSlice(family, 2, BEGIN, null, WIDE));

    assertThat(page.records()).hasSize(2);
    assertThat(page.records().get(0).headers()).containsEntry("from", Bytes.of(new byte[] {7}));
    assertThat(page.records().get(1).value()).isNull();
    assertThat(page.records().get(1).key()).isEqualTo(Bytes.ofText("ada"));
  }

  @Test
  void lookingLeavesNoGroupBehind() throws Exception {
    FamilyName family = freshFamily();
    try (Admin admin = Clients.admin(Brokers.config())) {
      var before = groups(admin);

      pages().read(new LogSlice(family, null, BEGIN, null, WIDE));

      assertThat(groups(admin)).hasSameSizeAs(before);
    }
  }

  /** The older client has no other way. */
  @SuppressWarnings({"deprecation", "removal"})
  private static Collection<?> groups(Admin admin) throws Exception {
    return admin.listConsumerGroups().all().get();
  }
}
