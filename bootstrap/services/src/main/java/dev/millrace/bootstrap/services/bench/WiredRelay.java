package dev.millrace.bootstrap.services.bench;

import com.google.inject.Injector;
import com.google.inject.Key;
import com.google.inject.Module;
import com.google.inject.util.Modules;
import dev.millrace.application.relay.BeginGeneration;
import dev.millrace.application.relay.RelayEvents;
import dev.millrace.bootstrap.configuration.Settings;
import dev.millrace.bootstrap.services.process.Resources;
import dev.millrace.bootstrap.services.process.ShardStep;
import dev.millrace.bootstrap.services.process.Step;
import dev.millrace.bootstrap.services.wiring.Wiring;
import dev.millrace.domain.port.outbox.Shard;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Function;

/** A relay as the relay process wires it, but for some parts. */
final class WiredRelay implements AutoCloseable {

  private static final Key<Function<Shard, RelayEvents>> RELAYS = new Key<>() {};

  private final Resources resources;
  private final RelayEvents relay;
  private final BeginGeneration beginning;

  private WiredRelay(Resources resources, RelayEvents relay, BeginGeneration beginning) {
    this.resources = resources;
    this.relay = relay;
    this.beginning = beginning;
  }

  /** Opens one; nobody asks a registry, which would answer once. */
  static WiredRelay open(Settings settings, List<Module> changes) {
    List<Module> all = new ArrayList<>(changes);
    all.add(new TrustedRegistry());
    Resources resources = new Resources();
    try {
      Injector injector =
          Wiring.of(
              settings,
              resources,
              List.of(
                  Modules.override(dev.millrace.bootstrap.services.wiring.Modules.relay())
                      .with(all)));
      RelayEvents relay = injector.getInstance(RELAYS).apply(Shard.WHOLE);
      resources.opened(relay);
      relay.open();
      return new WiredRelay(resources, relay, injector.getInstance(BeginGeneration.class));
    } catch (RuntimeException failure) {
      resources.close();
      throw failure;
    }
  }

  /** Relays as long as there are rows, and more are wanted. */
  void relayWhile(BooleanSupplier more) {
    int relayed = 1;
    while (relayed > 0 && more.getAsBoolean()) {
      relayed = relay.relay();
    }
  }

  /** Relays all that there is. */
  void drain() {
    relayWhile(() -> true);
  }

  /** What the relay process repeats. */
  Step step() {
    return new ShardStep(Shard.WHOLE, relay, beginning);
  }

  @Override
  public void close() {
    resources.close();
  }
}
