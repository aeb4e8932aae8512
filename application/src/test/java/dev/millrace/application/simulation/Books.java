package dev.millrace.application.simulation;

import dev.millrace.application.books.KeepBooks;
import dev.millrace.application.books.KeepingBooks;
import dev.millrace.domain.port.ledger.Ledger;
import dev.millrace.domain.port.receipt.Feed;
import dev.millrace.domain.port.receipt.InMemoryFeed;
import dev.millrace.domain.port.receipt.InMemoryTopic;
import java.time.Duration;
import java.util.List;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** The control process's share of one kind of report. */
final class Books<T> implements Actor {

  private final String name;
  private final World world;
  private final InMemoryTopic<T> topic;
  private final Product product;
  private final Ledger ledger;
  private final BiConsumer<Ledger, List<T>> enter;
  private @Nullable KeepBooks keeping;

  Books(
      String name,
      World world,
      Product product,
      InMemoryTopic<T> topic,
      Ledger ledger,
      BiConsumer<Ledger, List<T>> enter) {
    this.name = name;
    this.world = world;
    this.topic = topic;
    this.product = product;
    this.ledger = product.ledger(Edges.faulty(Ledger.class, ledger, world, this));
    this.enter = enter;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public boolean step() {
    if (keeping == null) {
      keeping = new KeepingBooks<>(product.feed(feed()), items -> enter.accept(ledger, items));
    }
    return keeping.enter(Duration.ZERO) > 0;
  }

  @Override
  public void crash() {
    keeping = null;
  }

  @SuppressWarnings("unchecked")
  private Feed<T> feed() {
    return (Feed<T>) Edges.faulty(Feed.class, new InMemoryFeed<>(topic), world, this);
  }
}
