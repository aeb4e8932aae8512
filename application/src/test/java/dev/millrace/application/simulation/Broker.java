package dev.millrace.application.simulation;

import dev.millrace.domain.port.log.InMemoryLog;

/** The brokers' own share: a transaction that stays open too long is aborted, its writer fenced. */
final class Broker implements Actor {

  private final World world;
  private final InMemoryLog log;

  Broker(World world, InMemoryLog log) {
    this.world = world;
    this.log = log;
  }

  @Override
  public String name() {
    return "broker";
  }

  @Override
  public boolean step() {
    boolean expired = log.expire();
    if (expired) {
      world.edge(this, "aborts a transaction");
    }
    return expired;
  }
}
