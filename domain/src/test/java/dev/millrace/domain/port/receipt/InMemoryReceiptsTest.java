package dev.millrace.domain.port.receipt;

import java.util.List;

final class InMemoryReceiptsTest implements ReceiptsContract {

  private final InMemoryTopic<Receipt> topic = new InMemoryTopic<>();

  @Override
  public Receipts receipts() {
    return new InMemoryReceipts(topic);
  }

  @Override
  public List<Receipt> durable() {
    return topic.items();
  }
}
