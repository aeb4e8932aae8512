package dev.millrace.simulator;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/**
 * What a simulator has answered: the oracle of tests. A page is on record before its last byte can
 * reach the client, and is struck off again when the connection breaks.
 */
public final class Served {

  private final int limit;
  private final List<ServedPage> pages = new ArrayList<>();
  private final AtomicLong requests = new AtomicLong();
  private boolean overflowed;

  Served(int limit) {
    this.limit = limit;
  }

  /** How often the API was asked, whatever the answer. */
  public long requests() {
    return requests.get();
  }

  /**
   * The whole pages answered with 200, in the order of their answers.
   *
   * @throws IllegalStateException when more were answered than are remembered: an oracle that
   *     forgot some would be wrong
   */
  public synchronized List<ServedPage> pages() {
    if (overflowed) {
      throw new IllegalStateException(
          "more than the " + limit + " remembered pages were served; remember more");
    }
    return List.copyOf(pages);
  }

  void countRequest() {
    requests.incrementAndGet();
  }

  boolean remembers() {
    return limit > 0;
  }

  synchronized void add(ServedPage page) {
    if (pages.size() < limit) {
      pages.add(page);
    } else {
      overflowed = true;
    }
  }

  synchronized void remove(ServedPage page) {
    pages.remove(page);
  }
}
