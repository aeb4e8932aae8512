package dev.millrace.bootstrap.services.bench;

import dev.millrace.bootstrap.services.bench.PacedRuns.Seen;
import dev.millrace.domain.event.RunId;
import dev.millrace.domain.port.ledger.Sheet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Users at a steady pace: how long each takes from its fetch until it can be read. */
final class PacedSide implements Side {

  static final String P50 = "fetch to readable p50 ms";
  static final String P99 = "fetch to readable p99 ms";

  private static final int WARM_UP_SECONDS = 2;
  private static final int LONGEST_SECONDS = 20;

  private final PathBench bench;
  private final PacedRuns runs;
  private final int seconds;
  private Seen seen = new Seen(List.of(), Map.of(), Map.of());

  PacedSide(PathBench bench, PacedRuns runs) {
    this.bench = bench;
    this.runs = runs;
    this.seconds = Math.max(1, Math.min(LONGEST_SECONDS, bench.records() / PacedRuns.PER_SECOND));
  }

  @Override
  public String name() {
    return "paced";
  }

  @Override
  public Map<String, String> settings() {
    Map<String, String> settings = new LinkedHashMap<>(bench.settings());
    settings.put("records", Integer.toString(PacedRuns.records(seconds)));
    settings.put("recordsPerSecond", Integer.toString(PacedRuns.PER_SECOND));
    settings.put("samples", Integer.toString(seen.fetched().size()));
    return settings;
  }

  /** Some seconds of it go before, which nobody measures. */
  @Override
  public void prepare() {
    Seen before = runs.carry(WARM_UP_SECONDS);
    before.runs().forEach(bench::awaitSettled);
  }

  @Override
  public void work() {
    seen = runs.carry(seconds);
  }

  @Override
  public Proof prove() {
    long stored = 0;
    long served = 0;
    for (RunId run : seen.runs()) {
      bench.awaitSettled(run);
      Sheet sheet = bench.sheet(run);
      stored += sheet.stored();
      served += sheet.served();
    }
    return new Proof(PacedRuns.records(seconds), stored, served);
  }

  @Override
  public Map<String, Double> figures() {
    Latencies latencies = Latencies.between(seen.fetched(), seen.readable());
    return Map.of(P50, latencies.percentile(50), P99, latencies.percentile(99));
  }
}
