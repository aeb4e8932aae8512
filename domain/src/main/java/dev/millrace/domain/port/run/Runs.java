package dev.millrace.domain.port.run;

import dev.millrace.domain.event.RunId;
import dev.millrace.domain.record.FamilyName;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The runs, durable. All methods throw {@link dev.millrace.domain.failure.TransientFailure} when
 * the store cannot be reached, and may then be repeated.
 */
public interface Runs {

  /**
   * Stores a new run in state SUBMITTED and its execution in the schedule, in one transaction. A
   * run that is known already stays as it is.
   */
  void submit(RunId id, RunPlan plan);

  Optional<Run> find(RunId id);

  /** The newest runs first, at most {@code limit}. */
  List<Run> newest(int limit);

  /** The runs that were submitted before that one, the newest first; none before an unknown one. */
  List<Run> before(RunId run, int limit);

  /** How many runs are in each state; a state that no run is in may be left out. */
  Map<RunState, Long> counts();

  /**
   * Counts an attempt and sets RUNNING, unless the run is over. Returns the run as it then stands.
   */
  Run begin(RunId id);

  /** Sets FETCHED and clears the problem, unless the run is over. */
  void fetched(RunId id);

  /**
   * Notes a failed attempt; {@code last} sets FAILED. Leaves a run that is over as it is: what
   * failed was only to hear of it, or an attempt that another has overtaken.
   */
  void failed(RunId id, String problem, boolean last);

  /** Notes why a run that is RUNNING waits, and takes back the attempt that met with it. */
  void paused(RunId id, String reason);

  /**
   * Sets CANCELLED unless the run is over. When this returns, no further page of it is stored: one
   * whose transaction is under way is waited for. Returns the run as it then stands; empty when
   * there is none.
   */
  Optional<Run> cancel(RunId id);

  /**
   * Sets FETCHED on every run that collects records of a family, whoever opened it: who still
   * collects under it opens another one. Returns how many there were.
   */
  int closeCollecting(FamilyName family);
}
