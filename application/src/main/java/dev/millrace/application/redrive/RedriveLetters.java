package dev.millrace.application.redrive;

import dev.millrace.domain.port.deadletter.LetterFilter;
import dev.millrace.domain.port.deadletter.Redrive;
import dev.millrace.domain.port.deadletter.RedriveId;
import dev.millrace.domain.record.FamilyName;
import java.util.List;

/**
 * Publishes the events of dead letters once more: the same event with its original bytes, as a
 * further attempt. Letters whose event was published again since are left out.
 */
public interface RedriveLetters {

  /** The families whose letters a filter may mean; those of others are never redriven. */
  List<FamilyName> families(LetterFilter filter);

  /**
   * Begins a redrive of the letters that there are now, in the audit.
   *
   * @param forced whether events are sent that have died too often
   * @param by who asks for it
   */
  Redrive begin(LetterFilter filter, boolean forced, String by);

  /** What the next step would do; writes nothing. */
  RedriveStep preview(LetterFilter filter, boolean forced, FamilyName family, long above, int most);

  /**
   * Redrives the next letters of a family, in one transaction. Does nothing while the path behind
   * is full; ask again later.
   *
   * @param filter the one that it was begun with
   * @param above only letters with a higher number
   * @param most how many letters at most
   */
  RedriveStep advance(
      Redrive redrive, LetterFilter filter, FamilyName family, long above, int most);

  /** Notes in the audit that a redrive is through. */
  Redrive end(RedriveId redrive);
}
