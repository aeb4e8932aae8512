package dev.millrace.application.simulation;

import dev.millrace.application.InMemoryPath;
import dev.millrace.application.relay.BeginGeneration;
import dev.millrace.application.relay.BeginningGeneration;
import dev.millrace.application.relay.CopiedCursor;
import dev.millrace.application.relay.Parking;
import dev.millrace.application.relay.ReadAheadOutbox;
import dev.millrace.application.relay.RelayEvents;
import dev.millrace.application.relay.RelayingEvents;
import dev.millrace.application.relay.TrustedSchemas;
import dev.millrace.domain.failure.PermanentFailure;
import dev.millrace.domain.port.log.EventLog;
import dev.millrace.domain.port.log.InMemoryEventLog;
import dev.millrace.domain.port.outbox.InMemoryOutbox;
import dev.millrace.domain.port.outbox.Outbox;
import dev.millrace.domain.port.outbox.RelayProgress;
import dev.millrace.domain.port.outbox.Shard;
import dev.millrace.domain.port.relay.Shardings;
import dev.millrace.domain.port.schema.SchemaRegistry;
import dev.millrace.domain.port.schema.Schemas;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A relay process, restarted when it dies: opens shards, relays, and opens again after what may
 * pass. Two of them believe that all shards are theirs, and fence each other; the one that does not
 * know yet is the zombie. They look from time to time into how many shards their work is parted.
 */
final class Relay implements Actor {

  private final String name;
  private final World world;
  private final InMemoryPath path;
  private final Product product;
  private final int batch;
  private final Shardings shardings;
  private List<Shard> shards = List.of();
  private final Map<Shard, RelayEvents> started = new HashMap<>();
  private final Set<Shard> open = new HashSet<>();
  private Shard at = Shard.WHOLE;

  Relay(String name, World world, InMemoryPath path, Product product) {
    this.name = name;
    this.world = world;
    this.path = path;
    this.product = product;
    this.shardings = product.shardings(Edges.faulty(Shardings.class, path.shardings, world, this));
    this.batch = 1 + world.dice.below(5);
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public boolean step() {
    if (shards.isEmpty() || world.dice.chance(0.1)) {
      look();
    }
    int first = world.dice.below(shards.size());
    for (int i = 0; i < shards.size(); i++) {
      at = shards.get((first + i) % shards.size());
      if (advance()) {
        return true;
      }
    }
    return look();
  }

  /** Whether there are other shards than there were. */
  private boolean look() {
    List<Shard> now = shardings.current().shards();
    boolean changed = !now.equals(shards);
    if (changed) {
      crash();
      shards = now;
    }
    return changed;
  }

  private boolean advance() {
    RelayEvents relaying = started.computeIfAbsent(at, this::start);
    if (!open.contains(at)) {
      relaying.open();
      open.add(at);
      return true;
    }
    boolean wasClosed = relaying.isClosed();
    boolean published = relaying.relay() > 0;
    boolean begun = relaying.isClosed() && at.number() == 0 && beginning().begin();
    return published || begun || relaying.isClosed() != wasClosed;
  }

  private BeginGeneration beginning() {
    return new BeginningGeneration(shardings, this::log);
  }

  @Override
  public void crash() {
    shards = List.of();
    started.clear();
    open.clear();
  }

  @Override
  public void fail(RuntimeException failure) {
    open.remove(at);
    if (failure instanceof PermanentFailure) {
      started.remove(at);
    }
  }

  private RelayEvents start(Shard shard) {
    return new RelayingEvents(
        shard,
        batch,
        new ReadAheadOutbox(outbox(shard), Runnable::run),
        log(shard),
        new CopiedCursor(
            shard,
            Edges.faulty(RelayProgress.class, path.progress, world, this),
            InMemoryPath.inSeconds()),
        new TrustedSchemas(
            Edges.deadly(Schemas.class, path.schemas, world, this),
            Edges.faulty(SchemaRegistry.class, path.registry, world, this)),
        new Parking(world.clock, Duration.ofMinutes(2)));
  }

  private Outbox outbox(Shard shard) {
    return product.outbox(
        Edges.faulty(Outbox.class, new InMemoryOutbox(path.store, shard), world, this));
  }

  private EventLog log(Shard shard) {
    EventLog log = new InMemoryEventLog(path.log, shard, this::betweenRecordsAndCommit);
    return product.log(Edges.faulty(EventLog.class, log, world, this));
  }

  private void betweenRecordsAndCommit() {
    world.edge(this, "records sent, not committed");
    world.refuse(this);
  }
}
