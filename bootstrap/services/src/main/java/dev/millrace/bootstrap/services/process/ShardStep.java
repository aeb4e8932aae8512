package dev.millrace.bootstrap.services.process;

import dev.millrace.application.relay.BeginGeneration;
import dev.millrace.application.relay.RelayEvents;
import dev.millrace.domain.port.outbox.Shard;

/** Carries one shard. Who has the first of a generation that has ended begins the next. */
public final class ShardStep implements Step {

  private final Shard shard;
  private final RelayEvents relay;
  private final BeginGeneration beginning;

  public ShardStep(Shard shard, RelayEvents relay, BeginGeneration beginning) {
    this.shard = shard;
    this.relay = relay;
    this.beginning = beginning;
  }

  @Override
  public void open() {
    relay.open();
  }

  @Override
  public int run() {
    int published = relay.relay();
    if (relay.isClosed() && shard.number() == 0) {
      beginning.begin();
    }
    return published;
  }

  @Override
  public void end() {
    relay.close();
  }
}
