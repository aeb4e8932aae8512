package dev.millrace.adapters.kafka;

import dev.millrace.domain.port.receipt.Receipt;
import dev.millrace.domain.port.receipt.Receipts;
import java.util.List;

/** Sends receipts to their topic. Thread-safe. */
public final class KafkaReceipts implements Receipts, AutoCloseable {

  static final String TOPIC = "millrace.receipts";

  private final DurableSends sends;
  private final String topic;

  public KafkaReceipts(KafkaConfig config) {
    this(config, TOPIC);
  }

  KafkaReceipts(KafkaConfig config, String topic) {
    this.sends = new DurableSends(config);
    this.topic = topic;
  }

  @Override
  public void send(List<Receipt> receipts) {
    sends.send("receipts", receipts.stream().map(r -> ReceiptText.write(topic, r)).toList());
  }

  @Override
  public void close() {
    sends.close();
  }
}
