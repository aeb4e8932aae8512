package dev.millrace.domain.port.deadletter;

import dev.millrace.domain.event.RunId;
import dev.millrace.domain.port.deadletter.DeadLetter.Code;
import dev.millrace.domain.record.FamilyName;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Which dead letters are meant: those for which all holds that is said; with nothing said, all.
 *
 * @param numbers those letters alone; empty when it does not matter
 * @param hop the stage that could not carry them
 * @param from the first moment at which they died
 * @param to the moment after the last
 */
public record LetterFilter(
    SortedSet<Long> numbers,
    @Nullable FamilyName family,
    @Nullable String hop,
    @Nullable Code code,
    @Nullable RunId run,
    @Nullable Instant from,
    @Nullable Instant to,
    @Nullable LetterState state) {

  /** All that there are. */
  public static final LetterFilter ALL =
      new LetterFilter(new TreeSet<>(), null, null, null, null, null, null, null);

  /** How many letters may be named. */
  public static final int MOST_NUMBERS = 1_000;

  private static final int SHOWN = 20;

  public LetterFilter {
    requireFew(numbers);
    requireOrder(from, to);
    numbers = Collections.unmodifiableSortedSet(new TreeSet<>(numbers));
  }

  private static void requireFew(SortedSet<Long> numbers) {
    if (numbers.size() > MOST_NUMBERS) {
      throw new IllegalArgumentException(
          "at most " + MOST_NUMBERS + " letters are named, not " + numbers.size());
    }
  }

  private static void requireOrder(@Nullable Instant from, @Nullable Instant to) {
    if (from != null && to != null && !from.isBefore(to)) {
      throw new IllegalArgumentException("a time ends after its begin, not at " + to);
    }
  }

  /** Those letters alone. */
  public static LetterFilter of(SortedSet<Long> numbers) {
    return new LetterFilter(numbers, null, null, null, null, null, null, null);
  }

  /** The same of one family. */
  public LetterFilter with(FamilyName of) {
    return new LetterFilter(numbers, of, hop, code, run, from, to, state);
  }

  /** In words, for the audit. */
  public String inWords() {
    List<String> words = new ArrayList<>();
    if (!numbers.isEmpty()) {
      List<Long> shown = numbers.stream().limit(SHOWN).toList();
      int more = numbers.size() - shown.size();
      words.add("letters " + shown + (more == 0 ? "" : " and " + more + " more"));
    }
    add(words, "family", family);
    add(words, "hop", hop);
    add(words, "reason", code);
    add(words, "run", run);
    add(words, "from", from);
    add(words, "to", to);
    add(words, "state", state);
    return words.isEmpty() ? "all" : String.join(", ", words);
  }

  private static void add(List<String> words, String name, @Nullable Object value) {
    if (value != null) {
      words.add(name + " " + value);
    }
  }
}
