package dev.millrace.domain.port.intake;

import dev.millrace.domain.call.CallKey;
import dev.millrace.domain.call.KeptCall;
import dev.millrace.domain.event.RunId;
import dev.millrace.domain.record.FamilyName;
import dev.millrace.domain.record.RecordKey;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What can be done while a page is taken in. Not for use outside its {@link Intake#inTransaction}.
 */
public interface IntakeTransaction {

  /**
   * Whether this page of this run is still to be stored: it was not committed before, and the run
   * is not over. Locks the run against its twin and against being ended meanwhile.
   */
  boolean isDue(RunId run, int page);

  /**
   * Locks a run as {@link #isDue} does, and tells how it stands; empty when there is none.
   *
   * <p>A page 1 of which nobody can see yet whether it was committed is not waited for: writing it
   * again does.
   */
  Optional<Standing> lockRun(RunId run);

  /**
   * Locks those keys of a family that have a version, in key order and until the transaction ends,
   * and reads these versions, the store's clock, and which of the others were erased. The others
   * are locked by {@link #write}.
   */
  LockedKeys lock(FamilyName family, Set<RecordKey> keys);

  /**
   * Writes all that belongs to a page, its fields among what is seen of the source, and moves its
   * run to the next page, where attempts count anew. Where another transaction has brought the
   * first version of one of its keys meanwhile, or one was erased, the work is repeated. A run that
   * collects is opened by its page 1, in state RUNNING and with no execution in the schedule, and
   * grows with each.
   */
  void write(PageWrite page);

  /** Those of the calls that were answered before, by their keys. */
  Map<CallKey, KeptCall> answered(Set<CallKey> calls);

  /**
   * Keeps the answers of calls for {@link dev.millrace.domain.port.call.Calls#KEPT} at least. Where
   * another transaction has answered one of them meanwhile, the work is repeated.
   */
  void keep(List<KeptCall> calls);
}
