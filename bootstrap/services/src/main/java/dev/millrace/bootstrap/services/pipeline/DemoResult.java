package dev.millrace.bootstrap.services.pipeline;

import dev.millrace.application.verify.Verification;
import dev.millrace.domain.port.ledger.Sheet;
import java.util.List;
import java.util.function.ToLongFunction;

/**
 * What a demo carried and how it went.
 *
 * @param memory what each process held, the oldest look first
 */
public record DemoResult(
    List<Verification> runs, List<HopRate> hops, LatencyProbe latency, List<Resident.Look> memory) {

  public DemoResult {
    runs = List.copyOf(runs);
    hops = List.copyOf(hops);
    memory = List.copyOf(memory);
  }

  /** Whether there were runs, and each of them is settled and proved. */
  public boolean isComplete() {
    return !runs.isEmpty()
        && runs.stream().allMatch(run -> run.isComplete() && run.sheet().isSettled());
  }

  /** The most that all processes together held. */
  public long residentMegabytes() {
    return memory.stream().mapToLong(Resident.Look::sum).max().orElse(0);
  }

  /** A figure of the balance sheets, over all runs. */
  public long sum(ToLongFunction<Sheet> figure) {
    return runs.stream().map(Verification::sheet).mapToLong(figure).sum();
  }
}
