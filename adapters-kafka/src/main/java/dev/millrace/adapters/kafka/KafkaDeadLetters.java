package dev.millrace.adapters.kafka;

import dev.millrace.domain.port.deadletter.DeadLetter;
import dev.millrace.domain.port.deadletter.DeadLetters;
import java.util.List;

/** Sends dead letters to their topic. Thread-safe. */
public final class KafkaDeadLetters implements DeadLetters, AutoCloseable {

  static final String TOPIC = "millrace.dead-letters";

  private final DurableSends sends;
  private final String topic;

  public KafkaDeadLetters(KafkaConfig config) {
    this(config, TOPIC);
  }

  KafkaDeadLetters(KafkaConfig config, String topic) {
    this.sends = new DurableSends(config);
    this.topic = topic;
  }

  @Override
  public void send(List<DeadLetter> letters) {
    sends.send(
        "dead letters",
        letters.stream().map(letter -> DeadLetterRecord.write(topic, letter)).toList());
  }

  @Override
  public void close() {
    sends.close();
  }
}
