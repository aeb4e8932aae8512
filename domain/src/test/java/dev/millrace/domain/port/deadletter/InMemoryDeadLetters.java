package dev.millrace.domain.port.deadletter;

import dev.millrace.domain.port.receipt.InMemoryTopic;
import java.util.List;

/** Appends dead letters to an {@link InMemoryTopic}. */
public final class InMemoryDeadLetters implements DeadLetters {

  private final InMemoryTopic<DeadLetter> topic;

  public InMemoryDeadLetters(InMemoryTopic<DeadLetter> topic) {
    this.topic = topic;
  }

  @Override
  public void send(List<DeadLetter> letters) {
    topic.append(letters);
  }
}
