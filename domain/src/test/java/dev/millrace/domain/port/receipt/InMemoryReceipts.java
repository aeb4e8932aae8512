package dev.millrace.domain.port.receipt;

import java.util.List;

/** Appends receipts to an {@link InMemoryTopic}. */
public final class InMemoryReceipts implements Receipts {

  private final InMemoryTopic<Receipt> topic;

  public InMemoryReceipts(InMemoryTopic<Receipt> topic) {
    this.topic = topic;
  }

  @Override
  public void send(List<Receipt> receipts) {
    topic.append(receipts);
  }
}
