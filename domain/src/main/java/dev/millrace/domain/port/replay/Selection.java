package dev.millrace.domain.port.replay;

import dev.millrace.domain.event.RunId;
import dev.millrace.domain.record.ContentHash;
import dev.millrace.domain.record.FamilyName;
import dev.millrace.domain.record.RecordKey;
import java.time.Instant;
import java.util.Collections;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Which records of a family are to be published again. */
public sealed interface Selection {

  FamilyName family();

  /** In words: equal for equal selections alone, and without a key. */
  String inWords();

  /** What a run stored. */
  record OfRun(FamilyName family, RunId run) implements Selection {

    @Override
    public String inWords() {
      return "run " + run;
    }
  }

  /** The records of these keys. */
  record OfKeys(FamilyName family, SortedSet<RecordKey> keys) implements Selection {

    private static final int SHOWN = 12;

    public OfKeys {
      keys = Collections.unmodifiableSortedSet(new TreeSet<>(keys));
    }

    /** Keys may be about people: their hash tells the same keys again. */
    @Override
    public String inWords() {
      String all = keys.stream().map(RecordKey::value).collect(Collectors.joining("\n"));
      return keys.size() + " keys, hash " + ContentHash.ofText(all).hex().substring(0, SHOWN);
    }
  }

  /**
   * What was taken in during a time, by the store's clock.
   *
   * @param from the first moment
   * @param to the moment after the last
   */
  record OfRange(FamilyName family, Instant from, Instant to) implements Selection {

    public OfRange {
      requireOrder(from, to);
    }

    private static void requireOrder(Instant from, Instant to) {
      if (!from.isBefore(to)) {
        throw new IllegalArgumentException("a range ends after its begin, not at " + to);
      }
    }

    @Override
    public String inWords() {
      return "taken in from " + from + " to " + to;
    }
  }
}
