package dev.millrace.domain.port.receipt;

import java.util.ArrayList;
import java.util.List;

/** A topic of one partition with one consumer group, for the in-memory feeds. Thread-safe. */
public final class InMemoryTopic<T> {

  private final List<T> items = new ArrayList<>();
  private int acknowledged;

  public synchronized void append(List<? extends T> more) {
    items.addAll(more);
  }

  /** All that was ever appended. */
  public synchronized List<T> items() {
    return List.copyOf(items);
  }

  /** How many of them were acknowledged. */
  public synchronized int acknowledged() {
    return acknowledged;
  }

  synchronized void acknowledge(int next) {
    acknowledged = next;
  }
}
