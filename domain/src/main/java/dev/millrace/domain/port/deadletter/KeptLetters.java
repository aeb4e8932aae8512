package dev.millrace.domain.port.deadletter;

import dev.millrace.domain.event.EventId;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The dead letters in the books, and what became of them. */
public interface KeptLetters {

  /** What letters have in common, the commonest first; no more than a hundred of these. */
  List<LetterCount> counts(LetterFilter filter);

  /**
   * Letters, the newest first.
   *
   * @param below only those with a lower number
   */
  List<LetterEntry> newest(LetterFilter filter, long below, int limit);

  Optional<KeptLetter> find(long number);

  /**
   * Events that were published again and not seen served yet, in the order of their letters'
   * numbers; not those that died again at a later attempt, nor those whose letter does not name
   * their record.
   *
   * @param above only of letters with a higher number
   */
  List<RetriedEvent> retried(long above, int limit);

  /**
   * Notes that events which were published again are served: they count as served in the sheet of
   * their run, and no longer as dead letters, until one of them dies at a later attempt.
   */
  void served(Set<EventId> events);
}
