package dev.millrace.domain.port.log;

import dev.millrace.domain.view.Position;
import java.util.List;

/**
 * Tells the brokers how far a consumer came that keeps its offsets elsewhere, so that tools see its
 * lag.
 */
public interface ConsumedOffsets {

  /**
   * Commits the next offset to read of each partition for a consumer group that has no members.
   *
   * @throws dev.millrace.domain.failure.TransientFailure when the brokers did not take it; harmless
   */
  void commit(String group, List<Position> next);
}
