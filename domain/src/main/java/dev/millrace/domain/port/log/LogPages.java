package dev.millrace.domain.port.log;

/** Reads a few records of a topic for somebody who looks, as readers of committed records do. */
@FunctionalInterface
public interface LogPages {

  /**
   * The records of a slice within its bounds, those of a partition in their order; none of a
   * partition that there is not. Looking changes nothing: no group is joined, and no offset moves.
   *
   * @throws dev.millrace.domain.failure.TransientFailure when the brokers do not answer in time
   * @throws dev.millrace.domain.failure.PermanentFailure when there is no such topic
   */
  LogPage read(LogSlice slice);
}
