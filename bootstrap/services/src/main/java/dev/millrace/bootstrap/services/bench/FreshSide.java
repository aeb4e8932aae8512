package dev.millrace.bootstrap.services.bench;

import java.util.List;
import java.util.Map;

/**
 * The relay drains rows that were written just before, which the system still writes to the disk.
 */
final class FreshSide implements Side {

  static final String NAME = "freshly written";

  private final RelaySide relay;
  private final Backlog backlog;

  FreshSide(String name, RelayBench bench) {
    this.relay = new RelaySide(name, bench, List.of());
    this.backlog = bench.backlog();
  }

  @Override
  public String name() {
    return relay.name();
  }

  @Override
  public Map<String, String> settings() {
    return relay.settings();
  }

  @Override
  public void prepare() {
    backlog.write();
    relay.prepare();
  }

  @Override
  public void work() {
    relay.work();
  }

  @Override
  public Proof prove() {
    return relay.prove();
  }
}
