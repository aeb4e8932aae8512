package dev.millrace.adapters.kafka;

import static org.apache.kafka.clients.consumer.CloseOptions.GroupMembershipOperation.REMAIN_IN_GROUP;
import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.domain.port.receipt.Feed;
import dev.millrace.domain.port.receipt.FeedContract;
import dev.millrace.domain.port.receipt.Receipt;
import dev.millrace.domain.port.receipt.SampleReceipts;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

final class KafkaReceiptFeedIT implements FeedContract<Receipt> {

  private static final Duration PATIENCE = Duration.ofMillis(200);

  private final String topic = Brokers.freshTopic(1, Map.of());

  @Override
  public Feed<Receipt> feed() {
    return new KafkaReceiptFeed(Brokers.config(), topic);
  }

  @Override
  public void send(List<Receipt> items) {
    try (KafkaReceipts sender = new KafkaReceipts(Brokers.config(), topic)) {
      sender.send(items);
    }
  }

  @Override
  public Receipt item(int number) {
    return SampleReceipts.receipt(number);
  }

  @Test
  void foreignRecordsArePassedOverAndCounted() {
    sendForeign(null);
    sendForeign("{}");
    send(List.of(item(1)));
    try (KafkaReceiptFeed feed = new KafkaReceiptFeed(Brokers.config(), topic)) {
      assertThat(polled(() -> feed.poll(PATIENCE).equals(List.of(item(1))))).isTrue();
      assertThat(feed.foreign()).isEqualTo(2);
    }
  }

  /** What a killed reader leaves behind: a member that does not answer any more. */
  @Test
  void aKilledReaderKeepsItsSuccessorWaitingNoLongerThanItsSession() {
    send(List.of(item(1)));
    try (var killed = TopicFeed.member(Brokers.config(), KafkaReceiptFeed.GROUP)) {
      killed.subscribe(List.of(topic));
      assertThat(polled(() -> killed.poll(PATIENCE).count() > 0)).isTrue();
      killed.close(CloseOptions.groupMembershipOperation(REMAIN_IN_GROUP));
    }
    try (Feed<Receipt> successor = feed()) {
      assertThat(polled(() -> successor.poll(PATIENCE).equals(List.of(item(1))))).isTrue();
    }
  }

  private void sendForeign(@Nullable String text) {
    byte[] value = text == null ? null : text.getBytes(StandardCharsets.UTF_8);
    try (DurableSends sends = new DurableSends(Brokers.config())) {
      sends.send("foreign", List.of(new ProducerRecord<>(topic, value)));
    }
  }

  /** Polls until it came, or long enough. */
  private static boolean polled(BooleanSupplier came) {
    long deadline = System.nanoTime() + Duration.ofSeconds(20).toNanos();
    boolean is = false;
    while (!is && System.nanoTime() < deadline) {
      is = came.getAsBoolean();
    }
    return is;
  }
}
