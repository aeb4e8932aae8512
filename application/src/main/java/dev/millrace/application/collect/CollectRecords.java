package dev.millrace.application.collect;

import java.util.concurrent.CompletionStage;

/** Takes in records that somebody pushes. Safe for all threads, and holds none of them up. */
@FunctionalInterface
public interface CollectRecords {

  /**
   * Stores records, in one transaction with those that others push at the same time.
   *
   * @return completes when they are durable or turned away; with a {@link
   *     dev.millrace.domain.failure.Failure} when none of them is stored, and with an {@link
   *     dev.millrace.domain.failure.OutcomeUnknown} when nobody can tell
   * @throws IllegalArgumentException when no family has the batch's name
   */
  CompletionStage<Collected> collect(Batch batch);
}
