package dev.millrace.domain.port.quarantine;

import dev.millrace.domain.event.RunId;
import java.util.List;

/** The records of runs that are kept in quarantine. */
public interface Quarantine {

  /**
   * Some of a run's records, in the order of its pages.
   *
   * @param after none that stand there or before
   * @param most so many of them
   */
  List<QuarantinedRecord> of(RunId run, Place after, int most);

  /** Why a run's records are there: the commonest grounds first. */
  List<Grounds> grounds(RunId run, int most);
}
