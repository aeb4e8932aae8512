package dev.millrace.adapters.postgres;

import dev.millrace.domain.port.outbox.Backlog;

/**
 * What the relay, or a shard of it, still has to publish, by the copy of its cursor. Fewer rows
 * than {@link #COUNTED} are counted; of more, their number and bytes are estimated from both ends,
 * rather too high: what was rolled back between them counts, too.
 *
 * @param hasRun whether there is a cursor; without one all that there is waits
 * @param isSameHistory whether the cursor is of the database that holds the outbox, and of no later
 *     time of it
 * @param waiting the rows of the outbox that the cursor does not cover
 */
public record RelayBacklog(boolean hasRun, boolean isSameHistory, Backlog waiting) {

  static final int COUNTED = 1_000;

  /** Of two shards together. */
  RelayBacklog plus(RelayBacklog other) {
    return new RelayBacklog(
        hasRun && other.hasRun, isSameHistory && other.isSameHistory, waiting.plus(other.waiting));
  }
}
