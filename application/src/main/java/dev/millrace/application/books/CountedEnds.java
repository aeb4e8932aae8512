package dev.millrace.application.books;

import dev.millrace.domain.family.Families;
import dev.millrace.domain.port.deadletter.DeadLetter;
import dev.millrace.domain.port.receipt.Receipt;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Counts how events ended, by what was entered since the process began; what a crash has entered
 * twice counts twice. Thread-safe.
 */
public final class CountedEnds {

  private final Map<String, Ends> counts = new TreeMap<>();

  /** Letters of other families than these are not counted. */
  public CountedEnds(Families families) {
    families.all().forEach(family -> counts.put(family.name().value(), Ends.NONE));
  }

  public synchronized void entered(List<Receipt> receipts) {
    receipts.forEach(receipt -> add(receipt.family().value(), receipt.served(), 0));
  }

  public synchronized void kept(List<DeadLetter> letters) {
    letters.forEach(letter -> add(letter.family(), 0, 1));
  }

  private void add(String family, long served, long dead) {
    counts.computeIfPresent(family, (name, ends) -> ends.plus(served, dead));
  }

  /** Of each family, from zero on. */
  public synchronized Map<String, Ends> counts() {
    return Map.copyOf(counts);
  }
}
