package dev.millrace.bootstrap.services.bench;

import com.google.inject.Module;
import dev.millrace.adapters.kafka.KafkaUntransacted;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A relay drains the backlog. */
final class RelaySide implements Side {

  static final String RELAY = "millrace";

  /** A relay that exists here alone. */
  static final String UNTRANSACTED = "not transactional";

  private final String name;
  private final RelayBench bench;
  private final List<Module> changes;
  private @Nullable WiredRelay relay;

  /**
   * @param changes of how the relay process is wired
   */
  RelaySide(String name, RelayBench bench, List<Module> changes) {
    this.name = name;
    this.bench = bench;
    this.changes = List.copyOf(changes);
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public Map<String, String> settings() {
    return bench.settings("producer", KafkaUntransacted.settings(bench.kafka()));
  }

  @Override
  public void prepare() {
    relay = bench.opened(changes);
  }

  @Override
  public void work() {
    opened().drain();
  }

  @Override
  public Proof prove() {
    opened().close();
    return bench.proof();
  }

  private WiredRelay opened() {
    return Objects.requireNonNull(relay, "prepare first");
  }
}
