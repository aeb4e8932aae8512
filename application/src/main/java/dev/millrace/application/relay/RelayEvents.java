package dev.millrace.application.relay;

/** Carries the outbox of one shard into the log, a step at a time. Not for several threads. */
public interface RelayEvents extends AutoCloseable {

  /**
   * Takes over the shard and finds where its last committed transaction ended. Also the way back
   * after any failure but {@link dev.millrace.domain.port.log.Fenced}.
   *
   * @throws dev.millrace.domain.failure.PermanentFailure when the cursor is of another database, or
   *     closed for shards that the database does not know
   */
  void open();

  /**
   * Publishes the next rows, and parks as dead letters those of them that the log refuses. Closes
   * the shard when it has published all there is up to its end.
   *
   * @return how many; 0 when there is nothing to publish now
   * @throws dev.millrace.domain.failure.TransientFailure when nothing was published, also while a
   *     topic is waited for that takes nothing: go on with {@link #open}
   * @throws dev.millrace.domain.failure.OutcomeUnknown when it may have been: go on with {@link
   *     #open}, which finds out
   */
  int relay();

  /** Whether the shard has come to its end, and others go on from there. */
  boolean isClosed();

  /** Gives the log up; another writer may take its place at any time anyway. */
  @Override
  void close();
}
