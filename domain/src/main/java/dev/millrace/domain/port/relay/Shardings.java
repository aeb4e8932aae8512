package dev.millrace.domain.port.relay;

import dev.millrace.domain.port.outbox.Cursor;
import dev.millrace.domain.port.outbox.Sharding;
import java.util.Optional;

/**
 * Into how many shards the relay's work is parted, the same for all relays. A change is agreed upon
 * first: from then on {@link dev.millrace.domain.port.outbox.Outbox#horizon} lets no shard publish
 * beyond one common snapshot. Once all have come there and are closed, the next generation begins.
 */
public interface Shardings {

  /** The generation under way. */
  Sharding current();

  /** The generation that is agreed upon and has not begun. */
  Optional<Sharding> agreed();

  /**
   * Agrees upon the number of the next generation's shards, unless there is an agreement.
   *
   * @return what is agreed upon, be it of somebody else
   */
  Sharding agree(int count);

  /**
   * The cursor of all shards of the generation under way, once all of them are closed and their
   * cursors are in {@link dev.millrace.domain.port.outbox.RelayProgress}.
   */
  Optional<Cursor> end();

  /**
   * Begins the generation that is agreed upon: at once {@link #current} is this one, and {@link
   * dev.millrace.domain.port.outbox.RelayProgress} has the cursors of its shards, where the others
   * ended, and no others. Changes nothing before {@link #end} is there, or when it was done.
   *
   * @return whether it is under way now
   */
  boolean begin(Sharding next);
}
