package dev.millrace.adapters.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.millrace.domain.document.Bytes;
import dev.millrace.domain.event.EventId;
import dev.millrace.domain.failure.Failure;
import dev.millrace.domain.failure.TransientFailure;
import dev.millrace.domain.port.log.EventLog;
import dev.millrace.domain.port.log.Rows;
import dev.millrace.domain.port.outbox.OutboxRow;
import dev.millrace.domain.port.outbox.Shard;
import dev.millrace.domain.record.FamilyName;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.config.ConfigResource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What is left open here are {@link UnnoticedRecords}. */
class HangingTransactionsIT {

  private static final String BROKER = "1";
  private static final String VERIFICATION = "transaction.partition.verification.enable";

  private final Shard shard = Brokers.freshSharding().shard(1);
  private final String id = KafkaEventLog.writer(shard);
  private final FamilyName family = Brokers.freshFamily();

  @BeforeEach
  void verifyNothing() {
    verify(false);
  }

  @AfterEach
  void verifyAgain() {
    verify(true);
  }

  @Test
  @Timeout(60)
  void whatTheBrokersLeftOpenIsAbortedAndPublishedAgain() {
    CursorTopic cursors = new CursorTopic(Brokers.config(), shard);
    try (EventLog log = new KafkaEventLog(Brokers.config(), shard)) {
      log.open();
      UnnoticedRecords.send(id, record(family, 1));
      UnnoticedRecords.send(id, cursors.record(Rows.cursor(1)));

      assertThat(log.open()).isEmpty();
      log.publish(Rows.range(family, 1, 3), Rows.cursor(3));
      assertThat(log.open()).contains(Rows.cursor(3));
    }
    assertThat(visible(family)).containsExactlyInAnyOrderElementsOf(events(1, 3));
  }

  @Test
  @Timeout(60)
  void whatWasCommittedElsewhereIsNotAborted() {
    FamilyName other = Brokers.freshFamily();
    try (EventLog log = new KafkaEventLog(Brokers.config(), shard)) {
      log.open();
      UnnoticedRecords.send(id, record(family, 1));
      log.publish(Rows.range(other, 2, 2), Rows.cursor(2));

      for (int again = 0; again < 2; again++) {
        assertThatThrownBy(log::open)
            .isInstanceOf(TransientFailure.class)
            .hasMessageContaining(family.topic())
            .hasMessageNotContaining(other.topic());
      }
    }
    assertThat(visible(other)).containsExactlyElementsOf(events(2, 2));
  }

  /** The abort of the second would end the first, too. */
  @Test
  @Timeout(60)
  void whatWasCommittedIsNotAbortedThoughALaterTransactionWas() {
    FamilyName other = Brokers.freshFamily();
    try (EventLog log = new KafkaEventLog(Brokers.config(), shard)) {
      log.open();
      UnnoticedRecords.send(id, record(family, 1));
      log.publish(Rows.range(other, 2, 2), Rows.cursor(2));
      assertThatThrownBy(() -> log.publish(tooLarge(other), Rows.cursor(3)))
          .isInstanceOf(Failure.class);

      assertThatThrownBy(log::open)
          .isInstanceOf(TransientFailure.class)
          .hasMessageContaining(family.topic());
    }
  }

  private static List<OutboxRow> tooLarge(FamilyName to) {
    Bytes payload = Bytes.of(new byte[2 * Clients.MAX_REQUEST_BYTES]);
    return List.of(Rows.withPayload(Rows.row(to, 3, "key-3"), payload));
  }

  private static ProducerRecord<byte[], byte[]> record(FamilyName to, int number) {
    return new EventRecords().of(Rows.range(to, number, number).get(0), Brokers.PARTITIONS);
  }

  private static List<EventId> events(int first, int last) {
    return IntStream.rangeClosed(first, last).mapToObj(Rows::event).toList();
  }

  private static List<EventId> visible(FamilyName family) {
    List<EventId> seen = new ArrayList<>();
    new KafkaLogScan(Brokers.config()).scan(family, event -> seen.add(event.event()));
    return seen;
  }

  private static void verify(boolean does) {
    ConfigResource broker = new ConfigResource(ConfigResource.Type.BROKER, BROKER);
    AlterConfigOp set =
        new AlterConfigOp(
            new ConfigEntry(VERIFICATION, String.valueOf(does)), AlterConfigOp.OpType.SET);
    try (Admin admin = Clients.admin(Brokers.config())) {
      Failures.await(
          "set " + VERIFICATION,
          admin.incrementalAlterConfigs(Map.of(broker, List.of(set))).all(),
          Brokers.config());
      while (!String.valueOf(does).equals(value(admin, broker))) {
        Thread.onSpinWait();
      }
    }
  }

  private static String value(Admin admin, ConfigResource broker) {
    return Failures.await(
            "look at " + VERIFICATION,
            admin.describeConfigs(List.of(broker)).all(),
            Brokers.config())
        .values()
        .iterator()
        .next()
        .get(VERIFICATION)
        .value();
  }
}
