package dev.millrace.application.collect;

import dev.millrace.domain.record.FamilyName;
import java.time.Duration;

/** Commits what {@link CollectRecords} was given: one thread per family does so all the time. */
public interface CommitCollected extends AutoCloseable {

  /**
   * Stores what waits of a family as one page, and answers those who wait; what fails, they are
   * told.
   *
   * @param patience how long to wait for the first of them
   * @return how many were answered
   */
  int commit(FamilyName family, Duration patience);

  /** Closes the runs. Nothing is committed any more. */
  @Override
  void close();
}
