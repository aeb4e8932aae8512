package dev.millrace.adapters.kafka;

import dev.millrace.domain.port.receipt.Receipt;
import dev.millrace.domain.port.receipt.Receipts;
import dev.millrace.domain.port.receipt.ReceiptsContract;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;

final class KafkaReceiptsIT implements ReceiptsContract {

  private final String topic = Brokers.freshTopic(1, Map.of());
  private final KafkaReceipts receipts = new KafkaReceipts(Brokers.config(), topic);

  @AfterEach
  void close() {
    receipts.close();
  }

  @Override
  public Receipts receipts() {
    return receipts;
  }

  @Override
  public List<Receipt> durable() {
    return Brokers.records(topic).stream().map(r -> ReceiptText.read(r).orElseThrow()).toList();
  }
}
