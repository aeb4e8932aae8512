package dev.millrace.domain.port.deadletter;

import dev.millrace.domain.port.receipt.InMemoryTopic;
import java.util.List;

final class InMemoryDeadLettersTest implements DeadLettersContract {

  private final InMemoryTopic<DeadLetter> topic = new InMemoryTopic<>();

  @Override
  public DeadLetters deadLetters() {
    return new InMemoryDeadLetters(topic);
  }

  @Override
  public List<DeadLetter> durable() {
    return topic.items();
  }
}
