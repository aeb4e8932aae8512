package dev.millrace.application.replay;

import dev.millrace.domain.port.replay.Preview;
import dev.millrace.domain.port.replay.Replay;
import dev.millrace.domain.port.replay.ReplayId;
import dev.millrace.domain.port.replay.Selection;

/**
 * Publishes the current version of records once more: the same event, marked as one of a replay, so
 * that whatever it did before has no further effect.
 */
public interface ReplayRecords {

  /**
   * What a replay would name.
   *
   * @throws IllegalArgumentException when there is no such family
   */
  Preview preview(Selection selection);

  /**
   * Begins a replay, or goes on with the one of the same selection that is not over.
   *
   * @param by who asks for it
   * @throws IllegalArgumentException when there is no such family
   */
  Replay begin(Selection selection, String by);

  /**
   * Publishes the next records in one transaction, or ends the replay when there are none. Does
   * neither while the path behind is full; ask again later.
   *
   * @param most how many records at most
   */
  Step advance(ReplayId replay, int most);
}
