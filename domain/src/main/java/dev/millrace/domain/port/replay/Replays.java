package dev.millrace.domain.port.replay;

import dev.millrace.domain.event.RunId;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Replays, which stay known as an audit: who had what published again, when, and how much of it.
 */
public interface Replays {

  /**
   * Begins a replay: names the records of its selection as they are now, in bounded pieces. One of
   * the same family and selection that is not over is gone on with instead, whoever began it, and
   * so is one whose naming was broken off, or is under way elsewhere. Each record is named once.
   *
   * @throws dev.millrace.domain.failure.TransientFailure when the store cannot be reached in time;
   *     begin again to go on
   */
  Replay begin(ReplayId id, Selection selection, String by);

  /**
   * Ends a replay where it is, and forgets the names that are left: the same selection begins anew.
   * One that is over stays as it is.
   *
   * @return the replay as it is then; empty when there is none
   */
  Optional<Replay> cancel(ReplayId id);

  Optional<Replay> find(ReplayId id);

  /** Replays, the newest first. */
  List<Replay> newest(int limit);

  /**
   * Whether all that a run stored was published again: by a complete replay of the run, or of a
   * time that its whole life is in, which was begun when the run was over.
   */
  boolean covers(RunId run);

  /** What a replay of a selection would name; writes nothing. */
  Preview preview(Selection selection);

  /**
   * Runs a piece of work on a replay in one transaction and commits it, as {@link
   * dev.millrace.domain.port.intake.Intake#inTransaction} does. After an unknown outcome, repeating
   * is safe: the replay tells where it is.
   */
  <T> T inTransaction(ReplayId id, Function<ReplayTransaction, T> work);
}
