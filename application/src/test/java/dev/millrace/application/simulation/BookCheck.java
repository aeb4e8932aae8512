package dev.millrace.application.simulation;

import dev.millrace.domain.event.RunId;
import dev.millrace.domain.port.deadletter.DeadLetter;
import dev.millrace.domain.port.receipt.InMemoryTopic;
import dev.millrace.domain.port.receipt.Receipt;
import dev.millrace.domain.testing.InMemoryStore;
import dev.millrace.domain.view.Position;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The books say no more than is true, and have all that was acknowledged. */
final class BookCheck {

  private record Account(long generation, RunId run) {}

  private final InMemoryStore store;
  private final Readers readers;
  private final InMemoryTopic<Receipt> receipts;
  private final InMemoryTopic<DeadLetter> letters;
  private int entered;
  private int acknowledgedReceipts;
  private int acknowledgedLetters;

  BookCheck(
      InMemoryStore store,
      Readers readers,
      InMemoryTopic<Receipt> receipts,
      InMemoryTopic<DeadLetter> letters) {
    this.store = store;
    this.readers = readers;
    this.receipts = receipts;
    this.letters = letters;
  }

  void check() {
    List<Receipt> book = store.receipts();
    if (book.size() != entered) {
      entered = book.size();
      checkSums(book);
    }
    if (receipts.acknowledged() != acknowledgedReceipts) {
      acknowledgedReceipts = receipts.acknowledged();
      checkReceipts(new HashSet<>(book));
    }
    if (letters.acknowledged() != acknowledgedLetters) {
      acknowledgedLetters = letters.acknowledged();
      checkLetters();
    }
  }

  private void checkReceipts(Set<Receipt> known) {
    for (Receipt receipt : receipts.items().subList(0, acknowledgedReceipts)) {
      Broken.unless(known.contains(receipt), "what is acknowledged is in the books", receipt);
    }
  }

  private void checkLetters() {
    Set<Position> kept = new HashSet<>();
    store.letters().forEach(letter -> kept.add(letter.position()));
    for (DeadLetter letter : letters.items().subList(0, acknowledgedLetters)) {
      Broken.unless(kept.contains(letter.position()), "what is acknowledged is kept", letter);
    }
  }

  private void checkSums(List<Receipt> book) {
    Map<Account, Long> sums = new HashMap<>();
    book.forEach(
        receipt ->
            sums.merge(
                new Account(receipt.generation(), receipt.run()),
                receipt.served() + receipt.deadLettered(),
                Long::sum));
    sums.forEach(
        (account, sum) ->
            Broken.unless(
                sum <= readers.deliveries(account.run()),
                "the books count no more than was delivered",
                account,
                sum));
  }
}
