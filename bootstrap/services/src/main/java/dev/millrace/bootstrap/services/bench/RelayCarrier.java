package dev.millrace.bootstrap.services.bench;

import dev.millrace.bootstrap.configuration.Setting;
import dev.millrace.bootstrap.services.process.Loop;
import dev.millrace.bootstrap.services.process.Pacing;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The relay, in the loop in which the relay process runs it. */
final class RelayCarrier implements Carrier {

  private final RelayBench bench;
  private @Nullable WiredRelay relay;
  private @Nullable Loop loop;

  RelayCarrier(RelayBench bench) {
    this.bench = bench;
  }

  @Override
  public void begin() {
    WiredRelay wired = bench.begun(List.of());
    relay = wired;
    loop =
        Loop.start("relay", wired.step(), Pacing.upTo(bench.relay().duration(Setting.RELAY_IDLE)));
  }

  @Override
  public void end() {
    Objects.requireNonNull(loop, "begin first").close();
    Objects.requireNonNull(relay, "begin first").close();
  }
}
