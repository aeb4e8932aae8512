package dev.millrace.bootstrap.services.pipeline;

import dev.millrace.application.verify.Verification;
import dev.millrace.domain.port.ledger.Sheet;
import java.util.List;
import java.util.function.ToLongFunction;

/**
 * What a demo carried and how it went.
 *
 * @param residentMegabytes the most that all processes together held in memory
 */
public record DemoResult(
    List<Verification> runs, List<HopRate> hops, LatencyProbe latency, long residentMegabytes) {

  public DemoResult {
    runs = List.copyOf(runs);
    hops = List.copyOf(hops);
  }

  /** Whether there were runs, and each of them is settled and proved. */
  public boolean isComplete() {
    return !runs.isEmpty()
        && runs.stream().allMatch(run -> run.isComplete() && run.sheet().isSettled());
  }

  /** A figure of the balance sheets, over all runs. */
  public long sum(ToLongFunction<Sheet> figure) {
    return runs.stream().map(Verification::sheet).mapToLong(figure).sum();
  }
}
