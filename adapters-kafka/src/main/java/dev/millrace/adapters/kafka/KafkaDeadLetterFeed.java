package dev.millrace.adapters.kafka;

import dev.millrace.domain.port.deadletter.DeadLetter;
import dev.millrace.domain.port.receipt.Feed;
import java.time.Duration;
import java.util.List;

/** The dead letters, for the one group that keeps them. Not thread-safe. */
public final class KafkaDeadLetterFeed implements Feed<DeadLetter> {

  private static final String GROUP = "millrace.control.dead-letters";

  private final TopicFeed<DeadLetter> feed;

  public KafkaDeadLetterFeed(KafkaConfig config) {
    this(config, KafkaDeadLetters.TOPIC);
  }

  KafkaDeadLetterFeed(KafkaConfig config, String topic) {
    this.feed = new TopicFeed<>(config, topic, GROUP, DeadLetterRecord::read);
  }

  @Override
  public List<DeadLetter> poll(Duration patience) {
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
