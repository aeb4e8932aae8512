package dev.millrace.application.verify;

import dev.millrace.domain.port.ledger.Sheet;
import dev.millrace.domain.port.run.Run;
import dev.millrace.domain.port.run.RunState;
import java.util.List;

/**
 * What a verification found.
 *
 * @param run as it stood
 * @param sheet its balance sheet as it stood
 * @param served events whose view row carries them
 * @param superseded events whose view row carries a later version
 * @param deadLettered events kept as dead letters
 * @param expired events that are no longer kept one by one: they had been published, and their run
 *     was settled, when their day was dropped; or their record was erased
 * @param missing the first {@value #LISTED} events that are none of these
 * @param missingCount how many there are
 * @param doubled the first {@value #LISTED} events that the log holds more than once at the same
 *     attempt: a replay or a redrive publishes them again at another
 * @param doubledCount how many there are
 */
public record Verification(
    Run run,
    Sheet sheet,
    long served,
    long superseded,
    long deadLettered,
    long expired,
    List<Missing> missing,
    long missingCount,
    List<String> doubled,
    long doubledCount) {

  /** How many single events are listed. */
  public static final int LISTED = 1000;

  public Verification {
    missing = List.copyOf(missing);
    doubled = List.copyOf(doubled);
  }

  /**
   * How many records the run has yet to fetch, or never will if it was given up; none where the
   * source had no more and the run allows that.
   */
  public long notFetched() {
    boolean ranOut = run.plan().allowEmpty() && run.state() == RunState.FETCHED;
    return ranOut ? 0 : run.plan().records() - sheet.fetched();
  }

  /** Whether every record of the run was fetched and is accounted for, and none of them twice. */
  public boolean isComplete() {
    return run.state() == RunState.FETCHED && notFetched() == 0 && isAccountedFor();
  }

  /** Whether every record that was fetched is accounted for, and none of them twice. */
  public boolean isAccountedFor() {
    return sheet.intakeBalances()
        && missingCount == 0
        && doubledCount == 0
        && served + superseded + deadLettered + expired == sheet.stored();
  }
}
