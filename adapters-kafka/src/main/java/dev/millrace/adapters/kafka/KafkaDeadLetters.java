package dev.millrace.adapters.kafka;

import dev.millrace.domain.port.deadletter.DeadLetter;
import dev.millrace.domain.port.deadletter.DeadLetters;
import java.util.List;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends dead letters to their topic; those that do not fit, by reference: what could be read from
 * one topic may be too large for another, as its neighbours no longer help to compress it.
 * Thread-safe.
 */
public final class KafkaDeadLetters implements DeadLetters, AutoCloseable {

  static final String TOPIC = "millrace.dead-letters";

  private static final Logger LOG = LoggerFactory.getLogger(KafkaDeadLetters.class);
  private static final String WHAT = "dead letters";

  private final DurableSends sends;
  private final String topic;

  public KafkaDeadLetters(KafkaConfig config) {
    this(config, TOPIC);
  }

  KafkaDeadLetters(KafkaConfig config, String topic) {
    this(new DurableSends(config), topic);
  }

  KafkaDeadLetters(DurableSends sends, String topic) {
    this.sends = sends;
    this.topic = topic;
  }

  @Override
  public void send(List<DeadLetter> letters) {
    List<DeadLetter> tooLarge = sends.sendFitting(WHAT, letters, this::record);
    if (!tooLarge.isEmpty()) {
      LOG.warn(
          "{} dead letters are too large and keep their bytes by reference, the first one at {}",
          tooLarge.size(),
          tooLarge.get(0).position());
      sends.send(WHAT, tooLarge.stream().map(DeadLetter::byReference).map(this::record).toList());
    }
  }

  private ProducerRecord<byte[], byte[]> record(DeadLetter letter) {
    return DeadLetterRecord.write(topic, letter);
  }

  @Override
  public void close() {
    sends.close();
  }
}
