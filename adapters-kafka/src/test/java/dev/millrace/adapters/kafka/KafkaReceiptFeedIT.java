package dev.millrace.adapters.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.domain.port.receipt.Feed;
import dev.millrace.domain.port.receipt.FeedContract;
import dev.millrace.domain.port.receipt.Receipt;
import dev.millrace.domain.port.receipt.SampleReceipts;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

final class KafkaReceiptFeedIT implements FeedContract<Receipt> {

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
    List<Receipt> seen = new ArrayList<>();
    try (KafkaReceiptFeed feed = new KafkaReceiptFeed(Brokers.config(), topic)) {
      long deadline = System.nanoTime() + Duration.ofSeconds(20).toNanos();
      while (seen.isEmpty() && System.nanoTime() < deadline) {
        seen.addAll(feed.poll(Duration.ofMillis(200)));
      }
      assertThat(feed.foreign()).isEqualTo(2);
    }
    assertThat(seen).containsExactly(item(1));
  }

  private void sendForeign(@Nullable String text) {
    byte[] value = text == null ? null : text.getBytes(StandardCharsets.UTF_8);
    try (DurableSends sends = new DurableSends(Brokers.config())) {
      sends.send("foreign", List.of(new ProducerRecord<>(topic, value)));
    }
  }
}
