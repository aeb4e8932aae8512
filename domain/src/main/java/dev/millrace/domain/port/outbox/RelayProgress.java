package dev.millrace.domain.port.outbox;

import java.util.Optional;

/**
 * A copy of the cursors of the relay's shards beside the outbox, for counting and cleaning. The
 * log's are the truth.
 */
public interface RelayProgress {

  /**
   * Stores the cursor of a shard; an older one is replaced. Changes nothing when the shard's
   * generation is not under way any more: its shards have no cursors here.
   */
  void save(Shard shard, Cursor cursor);

  Optional<Cursor> find(Shard shard);
}
