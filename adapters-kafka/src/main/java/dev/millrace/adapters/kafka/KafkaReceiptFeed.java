package dev.millrace.adapters.kafka;

import dev.millrace.domain.port.receipt.Feed;
import dev.millrace.domain.port.receipt.Receipt;
import java.time.Duration;
import java.util.List;

/** The receipts, for the one group that keeps them. Not thread-safe. */
public final class KafkaReceiptFeed implements Feed<Receipt> {

  static final String GROUP = "millrace.control.receipts";

  private final TopicFeed<Receipt> feed;

  public KafkaReceiptFeed(KafkaConfig config) {
    this(config, KafkaReceipts.TOPIC);
  }

  KafkaReceiptFeed(KafkaConfig config, String topic) {
    this.feed = new TopicFeed<>(config, topic, GROUP, ReceiptText::read);
  }

  @Override
  public List<Receipt> poll(Duration patience) {
    return feed.poll(patience);
  }

  @Override
  public void acknowledge() {
    feed.acknowledge();
  }

  @Override
  public void close() {
    feed.close();
  }

  /** How many records were passed over because they are none of ours. */
  public long foreign() {
    return feed.foreign();
  }
}
