package dev.millrace.application.simulation;

import dev.millrace.application.InMemoryPath;
import dev.millrace.application.relay.CopiedCursor;
import dev.millrace.application.relay.Parking;
import dev.millrace.application.relay.RelayEvents;
import dev.millrace.application.relay.RelayingEvents;
import dev.millrace.application.relay.TrustedSchemas;
import dev.millrace.domain.failure.PermanentFailure;
import dev.millrace.domain.port.log.EventLog;
import dev.millrace.domain.port.log.InMemoryEventLog;
import dev.millrace.domain.port.outbox.Outbox;
import dev.millrace.domain.port.outbox.RelayProgress;
import dev.millrace.domain.port.schema.SchemaRegistry;
import dev.millrace.domain.port.schema.Schemas;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * A relay process, restarted when it dies: opens, relays, and opens again after what may pass. Two
 * of them fence each other; the one that does not know yet is the zombie.
 */
final class Relay implements Actor {

  private final String name;
  private final World world;
  private final InMemoryPath path;
  private final Product product;
  private final int batch;
  private @Nullable RelayEvents relaying;
  private boolean open;

  Relay(String name, World world, InMemoryPath path, Product product) {
    this.name = name;
    this.world = world;
    this.path = path;
    this.product = product;
    this.batch = 1 + world.dice.below(5);
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public boolean step() {
    if (relaying == null) {
      relaying = started();
    }
    if (!open) {
      relaying.open();
      open = true;
      return true;
    }
    return relaying.relay() > 0;
  }

  @Override
  public void crash() {
    relaying = null;
    open = false;
  }

  @Override
  public void fail(RuntimeException failure) {
    if (failure instanceof PermanentFailure) {
      crash();
    }
    open = false;
  }

  private RelayEvents started() {
    EventLog log = new InMemoryEventLog(path.log, 0, this::betweenRecordsAndCommit);
    return new RelayingEvents(
        0,
        batch,
        product.outbox(Edges.faulty(Outbox.class, path.outbox, world, this)),
        product.log(Edges.faulty(EventLog.class, log, world, this)),
        new CopiedCursor(
            Edges.faulty(RelayProgress.class, path.progress, world, this),
            InMemoryPath.inSeconds()),
        new TrustedSchemas(
            Edges.deadly(Schemas.class, path.schemas, world, this),
            Edges.faulty(SchemaRegistry.class, path.registry, world, this)),
        new Parking(world.clock, Duration.ofMinutes(2)));
  }

  private void betweenRecordsAndCommit() {
    world.edge(this, "records sent, not committed");
    world.refuse(this);
  }
}
