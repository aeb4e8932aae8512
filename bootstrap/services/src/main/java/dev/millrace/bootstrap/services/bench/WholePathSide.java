package dev.millrace.bootstrap.services.bench;

import dev.millrace.domain.event.RunId;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A run through all processes at once, from its submission until the ledger is settled. */
final class WholePathSide implements Side {

  private final PathBench bench;
  private @Nullable RunId run;

  WholePathSide(PathBench bench) {
    this.bench = bench;
  }

  @Override
  public String name() {
    return PathBenchmark.WHOLE;
  }

  @Override
  public Map<String, String> settings() {
    return bench.settings();
  }

  @Override
  public void prepare() {
    run = null;
  }

  @Override
  public void work() {
    RunId submitted = bench.submit();
    bench.awaitSettled(submitted);
    run = submitted;
  }

  @Override
  public Proof prove() {
    return bench.proof(Objects.requireNonNull(run, "work first"));
  }
}
