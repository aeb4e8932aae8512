package dev.millrace.application.books;

import dev.millrace.domain.port.receipt.Feed;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;

/**
 * {@link KeepBooks} of one kind of report: entered first, acknowledged then, and nothing further
 * asked for in between. A crash in between enters it twice, which the books ignore; so does a feed
 * that takes no acknowledgement any more before it is polled again.
 */
public final class KeepingBooks<T> implements KeepBooks {

  private final Feed<T> feed;
  private final Consumer<List<T>> book;

  /** Polled and not entered yet: a later acknowledgement would cover them too. */
  private List<T> pending = List.of();

  public KeepingBooks(Feed<T> feed, Consumer<List<T>> book) {
    this.feed = feed;
    this.book = book;
  }

  @Override
  public int enter(Duration patience) {
    if (pending.isEmpty()) {
      pending = feed.poll(patience);
    }
    int count = pending.size();
    if (count > 0) {
      book.accept(pending);
      pending = List.of();
      feed.acknowledge();
    }
    return count;
  }
}
