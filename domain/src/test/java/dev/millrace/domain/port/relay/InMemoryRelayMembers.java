package dev.millrace.domain.port.relay;

import dev.millrace.domain.failure.PermanentFailure;
import dev.millrace.domain.failure.TransientFailure;
import dev.millrace.domain.port.outbox.Shard;
import dev.millrace.domain.port.outbox.Sharding;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

/** Members in memory. Thread-safe. */
public final class InMemoryRelayMembers implements RelayMembers {

  private record Seen(Member member, Instant at) {}

  private final InstantSource clock;
  private final Supplier<Sharding> current;
  private final Map<String, Seen> members = new LinkedHashMap<>();
  private final Set<String> contested = new HashSet<>();
  private final Map<Shard, Lease> leases = new HashMap<>();

  public InMemoryRelayMembers(InstantSource clock, Supplier<Sharding> current) {
    this.clock = clock;
    this.current = current;
  }

  @Override
  public synchronized void join(Member me) {
    bury();
    if (isAnothers(me) && contested.contains(me.name())) {
      throw new TransientFailure("two relays have the name " + me.name());
    }
    see(me);
  }

  private boolean isAnothers(Member me) {
    Seen last = members.get(me.name());
    return last != null && !last.member().equals(me);
  }

  private void see(Member me) {
    members.put(me.name(), new Seen(me, clock.instant()));
  }

  @Override
  public synchronized Share beat(Member me) {
    if (isAnothers(me)) {
      contested.add(me.name());
      throw new PermanentFailure("another process is relay " + me.name());
    }
    see(me);
    bury();
    List<String> names = new ArrayList<>(members.keySet());
    Set<Shard> kept = new HashSet<>();
    Set<Shard> surplus = new HashSet<>();
    for (Shard shard : current.get().shards()) {
      boolean mine = names.get(shard.number() % names.size()).equals(me.name());
      if (mine) {
        leases.putIfAbsent(shard, new Lease(shard, me.name(), clock.instant()));
      }
      if (leases.containsKey(shard) && leases.get(shard).owner().equals(me.name())) {
        (mine ? kept : surplus).add(shard);
      }
    }
    return new Share(kept, surplus);
  }

  private void bury() {
    Instant dead = clock.instant().minus(LIFE);
    members.values().removeIf(seen -> seen.at().isBefore(dead));
    contested.retainAll(members.keySet());
    leases
        .values()
        .removeIf(
            lease ->
                !members.containsKey(lease.owner())
                    || !lease.shard().sharding().equals(current.get()));
  }

  @Override
  public synchronized void release(Member me, Shard shard) {
    leases.values().removeIf(lease -> lease.shard().equals(shard) && isOf(me, lease));
  }

  @Override
  public synchronized void leave(Member me) {
    leases.values().removeIf(lease -> isOf(me, lease));
    members.values().removeIf(seen -> seen.member().equals(me));
  }

  private boolean isOf(Member me, Lease lease) {
    Seen seen = members.get(me.name());
    return lease.owner().equals(me.name()) && seen != null && seen.member().equals(me);
  }

  @Override
  public synchronized List<Lease> leases() {
    return leases.values().stream()
        .sorted(Comparator.comparing(lease -> lease.shard().number()))
        .toList();
  }
}
