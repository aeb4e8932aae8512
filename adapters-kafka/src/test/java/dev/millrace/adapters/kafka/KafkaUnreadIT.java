package dev.millrace.adapters.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.domain.view.Position;
import java.time.Clock;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;

class KafkaUnreadIT {

  private static final Duration DAY = Duration.ofDays(1);

  private final String topic = Brokers.freshTopic(2, Map.of());
  private final InstantSource now = Clock.systemUTC();

  @Test
  void recordsBehindTheOffsetsAreUnreadAndAsOldAsTheirOldest() throws Exception {
    send(0, 100, Duration.ofHours(3));
    send(0, 2, Duration.ofMinutes(2));
    send(1, 3, Duration.ofHours(1));

    Unread unread = unread(new Position(topic, 0, 100), new Position(topic, 1, 1));

    assertThat(unread.records()).isEqualTo(4);
    assertThat(unread.age()).isBetween(Duration.ofMinutes(60), Duration.ofMinutes(61));
  }

  @Test
  void aReaderThatReadEverythingHasNothingUnread() throws Exception {
    send(0, 5, DAY);

    assertThat(unread(new Position(topic, 0, 5), new Position(topic, 1, 0)))
        .isEqualTo(new Unread(0, Duration.ZERO));
  }

  @Test
  void aReaderThatNeverCameHasEverythingUnread() throws Exception {
    send(0, 5, Duration.ofMinutes(5));
    send(1, 2, Duration.ofMinutes(1));

    Unread unread = unread();

    assertThat(unread.records()).isEqualTo(7);
    assertThat(unread.age()).isBetween(Duration.ofMinutes(5), Duration.ofMinutes(6));
  }

  @Test
  void whatWasNotCommittedIsNotWaitedFor() throws Exception {
    try (Producer<byte[], byte[]> producer = Clients.transactional(Brokers.config(), topic)) {
      producer.initTransactions();
      producer.beginTransaction();
      producer.send(record(0, DAY)).get();
      producer.abortTransaction();
    }

    assertThat(unread().age()).isLessThan(Duration.ofMinutes(1));
  }

  @Test
  void ofATopicThatIsNotThereNothingIsUnread() {
    assertThat(unread("test.nowhere", List.of())).isEqualTo(new Unread(0, Duration.ZERO));
  }

  private Unread unread(Position... next) {
    return unread(topic, List.of(next));
  }

  private Unread unread(String where, List<Position> next) {
    return new KafkaUnread(Brokers.config(), now).of(where, next);
  }

  private void send(int partition, int count, Duration age) throws Exception {
    try (Producer<byte[], byte[]> producer = Clients.producer(Brokers.config())) {
      for (int i = 0; i < count; i++) {
        producer.send(record(partition, age)).get();
      }
    }
  }

  private ProducerRecord<byte[], byte[]> record(int partition, Duration age) {
    long created = now.millis() - age.toMillis();
    return new ProducerRecord<>(topic, partition, created, null, new byte[] {1});
  }
}
