package dev.millrace.domain.port.outbox;

import java.util.Optional;

/**
 * A copy of the relay's cursor beside the outbox, for counting and cleaning. The log's is the
 * truth.
 */
public interface RelayProgress {

  /** Stores the cursor of a shard; an older one is replaced. */
  void save(int shard, Cursor cursor);

  Optional<Cursor> find(int shard);
}
