package dev.millrace.adapters.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.domain.port.log.Progress;
import dev.millrace.domain.view.Position;
import java.time.Clock;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

class KafkaCheckupIT {

  private static final Duration LATE = Duration.ofMinutes(1);

  private final String topic = Brokers.freshTopic(2, Map.of());
  private final String group = "millrace-" + topic;
  private final InstantSource clock = Clock.systemUTC();

  @Test
  void theBrokersAreCountedAndWhatKeepsTheirMetadataIsTold() {
    boolean zooKeeper = System.getProperty("millrace.kafka", "kraft").equals("zookeeper");

    assertThat(checkup(clock).version())
        .startsWith("1 broker, " + (zooKeeper ? "with ZooKeeper" : "metadata.version "));
  }

  @Test
  void aGroupIsBehindByWhatItHasNotReadAndLateWhenThatIsOld() throws Exception {
    send(0, 5);
    send(1, 2);
    commit(3, 2);

    assertThat(lag(clock)).isEqualTo(new GroupLag(group, 2, false));
    assertThat(lag(InstantSource.offset(clock, Duration.ofMinutes(5))))
        .isEqualTo(new GroupLag(group, 2, true));
  }

  @Test
  void aGroupThatReadEverythingIsNeverLate() throws Exception {
    send(0, 5);
    commit(5, 0);

    assertThat(lag(InstantSource.offset(clock, Duration.ofMinutes(5))))
        .isEqualTo(new GroupLag(group, 0, false));
  }

  @Test
  void aTransactionThatNobodyEndsIsTold() throws Exception {
    String ours = "millrace." + UUID.randomUUID();
    Brokers.create(ours, 2, Map.of());
    Duration silent = Duration.ofMinutes(1);
    KafkaCheckup later = checkup(InstantSource.offset(clock, silent));
    try (Producer<byte[], byte[]> producer =
        Clients.transactional(Brokers.config(), "test-" + ours)) {
      producer.initTransactions();
      producer.beginTransaction();
      producer.send(new ProducerRecord<>(ours, 1, null, new byte[] {1})).get();

      assertThat(of(ours, later.openTransactions(silent)))
          .singleElement()
          .asString()
          .startsWith(ours + "-1, offset 0, since ");
      assertThat(of(ours, checkup(clock).openTransactions(silent))).as("it may go on").isEmpty();
      assertThat(later.heldBack().get(ours)).isBetween(silent, silent.plusSeconds(30));

      producer.commitTransaction();
      awaitMarker(new TopicPartition(ours, 1));
      assertThat(of(ours, later.openTransactions(silent))).isEmpty();
      assertThat(later.heldBack()).containsEntry(ours, Duration.ZERO);
    }
  }

  /** Brokers answer a commit before its markers are in every log. */
  private static void awaitMarker(TopicPartition partition) {
    try (Consumer<byte[], byte[]> reader = Clients.consumer(Brokers.config(), Map.of())) {
      reader.assign(List.of(partition));
      assertThat(reader.poll(Duration.ofSeconds(30)).count()).isEqualTo(1);
    }
  }

  private static List<String> of(String topic, List<String> found) {
    return found.stream().filter(line -> line.startsWith(topic)).toList();
  }

  private GroupLag lag(InstantSource now) {
    return checkup(now).lags(LATE).stream()
        .filter(found -> found.group().equals(group))
        .findFirst()
        .orElseThrow();
  }

  private static KafkaCheckup checkup(InstantSource now) {
    return new KafkaCheckup(Brokers.config(), now);
  }

  private void send(int partition, int count) throws InterruptedException, ExecutionException {
    try (Producer<byte[], byte[]> producer = Clients.producer(Brokers.config())) {
      for (int i = 0; i < count; i++) {
        producer.send(new ProducerRecord<>(topic, partition, null, new byte[] {1})).get();
      }
    }
  }

  private void commit(long first, long second) {
    try (KafkaConsumedOffsets offsets = new KafkaConsumedOffsets(Brokers.config())) {
      List<Position> next = List.of(new Position(topic, 0, first), new Position(topic, 1, second));
      offsets.commit(group, new Progress(next, 0, clock.instant()));
    }
  }
}
