package dev.millrace.application.simulation;

import dev.millrace.domain.event.RunId;
import dev.millrace.domain.port.deadletter.DeadLetter;
import dev.millrace.domain.port.ledger.FetchedEvent;
import dev.millrace.domain.port.ledger.Ledger;
import dev.millrace.domain.port.ledger.Sheet;
import dev.millrace.domain.port.ledger.StoredEvent;
import dev.millrace.domain.port.receipt.Feed;
import dev.millrace.domain.port.receipt.Receipt;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Bugs where reports are entered. */
final class BookBugs {

  private BookBugs() {}

  /** What is polled is acknowledged, as with a consumer that commits by itself. */
  static Product acknowledgesBeforeItEnters() {
    return new Product() {
      @Override
      public <T> Feed<T> feed(Feed<T> feed) {
        return new Hasty<>(feed);
      }
    };
  }

  /** A receipt that comes again is entered as another. */
  static Product countsReceiptsTwice() {
    return new Product() {
      @Override
      public Ledger ledger(Ledger ledger) {
        return new Counting(ledger);
      }
    };
  }

  private record Hasty<T>(Feed<T> feed) implements Feed<T> {

    @Override
    public List<T> poll(Duration patience) {
      List<T> items = feed.poll(patience);
      feed.acknowledge();
      return items;
    }

    @Override
    public void acknowledge() {}

    @Override
    public void close() {
      feed.close();
    }
  }

  private static final class Counting implements Ledger {

    private final Ledger ledger;
    private long entered;

    Counting(Ledger ledger) {
      this.ledger = ledger;
    }

    @Override
    public void enter(List<Receipt> receipts) {
      ledger.enter(receipts.stream().map(this::numbered).toList());
    }

    @Override
    public void keep(List<DeadLetter> letters) {
      ledger.keep(letters);
    }

    @Override
    public Optional<Sheet> sheet(RunId run) {
      return ledger.sheet(run);
    }

    @Override
    public void prove(RunId run) {
      ledger.prove(run);
    }

    @Override
    public long events(RunId run, Consumer<StoredEvent> each) {
      return ledger.events(run, each);
    }

    @Override
    public List<FetchedEvent> sample(RunId run, int page, int limit) {
      return ledger.sample(run, page, limit);
    }

    private Receipt numbered(Receipt receipt) {
      return new Receipt(
          receipt.family(),
          receipt.generation(),
          entered++,
          receipt.run(),
          receipt.served(),
          receipt.deadLettered());
    }
  }
}
