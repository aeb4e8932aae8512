package dev.millrace.domain.port.receipt;

import java.time.Duration;
import java.util.List;

/** Reads an {@link InMemoryTopic}; never waits. */
public final class InMemoryFeed<T> implements Feed<T> {

  private final InMemoryTopic<T> topic;
  private int next;

  public InMemoryFeed(InMemoryTopic<T> topic) {
    this.topic = topic;
    this.next = topic.acknowledged();
  }

  @Override
  public List<T> poll(Duration patience) {
    List<T> all = topic.items();
    List<T> more = List.copyOf(all.subList(next, all.size()));
    next = all.size();
    return more;
  }

  @Override
  public void acknowledge() {
    topic.acknowledge(next);
  }

  @Override
  public void close() {
    next = topic.acknowledged();
  }
}
