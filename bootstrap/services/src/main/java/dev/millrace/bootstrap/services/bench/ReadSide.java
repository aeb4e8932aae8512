package dev.millrace.bootstrap.services.bench;

import dev.millrace.domain.port.outbox.OutboxRow;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The relay's reading alone: the rows go nowhere. */
final class ReadSide implements Side {

  static final String NAME = "read";

  private final RelayBench bench;
  private final BitSet seen = new BitSet();
  private @Nullable WiredRelay relay;
  private long first;
  private long found;

  ReadSide(RelayBench bench) {
    this.bench = bench;
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public Map<String, String> settings() {
    return bench.settings();
  }

  @Override
  public void prepare() {
    seen.clear();
    found = 0;
    relay = bench.opened(List.of(new NoLog(this::count)));
    first = bench.backlog().first();
  }

  private void count(List<OutboxRow> rows) {
    found += rows.size();
    rows.forEach(row -> seen.set(Math.toIntExact(row.seq() - first)));
  }

  @Override
  public void work() {
    opened().drain();
  }

  @Override
  public Proof prove() {
    opened().close();
    return new Proof(bench.backlog().records(), found, seen.cardinality());
  }

  private WiredRelay opened() {
    return Objects.requireNonNull(relay, "prepare first");
  }
}
