package dev.millrace.domain.port.receipt;

import java.util.List;

final class InMemoryFeedTest implements FeedContract<Receipt> {

  private final InMemoryTopic<Receipt> topic = new InMemoryTopic<>();

  @Override
  public Feed<Receipt> feed() {
    return new InMemoryFeed<>(topic);
  }

  @Override
  public void send(List<Receipt> items) {
    topic.append(items);
  }

  @Override
  public Receipt item(int number) {
    return SampleReceipts.receipt(number);
  }
}
