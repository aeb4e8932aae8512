package dev.millrace.domain.port.relay;

import dev.millrace.domain.port.outbox.Shard;
import java.util.Set;

/**
 * The shards of a member.
 *
 * @param kept its own, to be carried
 * @param surplus held by it, and to be given up for others
 */
public record Share(Set<Shard> kept, Set<Shard> surplus) {

  public Share {
    kept = Set.copyOf(kept);
    surplus = Set.copyOf(surplus);
  }
}
