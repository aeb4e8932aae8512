package dev.millrace.domain.port.log;

import java.util.Optional;

/**
 * Tells the brokers how far a consumer came that keeps its offsets elsewhere, so that tools see its
 * lag and others see that it lives.
 */
public interface ConsumedOffsets {

  /**
   * Commits the progress of a consumer group that has no members. Partitions that it does not name
   * keep their offsets.
   *
   * @throws dev.millrace.domain.failure.TransientFailure when the brokers did not take it; harmless
   */
  void commit(String group, Progress progress);

  /**
   * The progress that a group committed last, with the offsets of all its partitions; empty when it
   * never did. Where somebody else moved the offsets it is of no batch, and of the epoch.
   *
   * @throws dev.millrace.domain.failure.TransientFailure when the brokers do not answer
   */
  Optional<Progress> last(String group);
}
