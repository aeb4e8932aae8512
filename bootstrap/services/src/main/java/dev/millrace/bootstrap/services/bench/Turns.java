package dev.millrace.bootstrap.services.bench;

import dev.millrace.bootstrap.services.progress.Gauge;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;

/**
 * Runs the sides of a benchmark in turns, each pair in the other order than the one before (A B, B
 * A, …), so that whatever slowly changes on the machine hits both alike.
 */
public final class Turns {

  private final int warmUp;
  private final int pairs;
  private final LongSupplier nanos;

  /**
   * @param warmUp pairs that are run first and proved, but not counted
   * @param nanos the time as {@link System#nanoTime} tells it
   */
  public Turns(int warmUp, int pairs, LongSupplier nanos) {
    this.warmUp = warmUp;
    this.pairs = pairs;
    this.nanos = nanos;
  }

  /** Runs all of them. */
  public Comparison run(Benchmark benchmark, Workbench bench, Gauge gauge) {
    List<Comparison.Pair> counted = new ArrayList<>();
    List<String> voids = new ArrayList<>();
    for (int pair = 0; pair < warmUp + pairs; pair++) {
      gauge.at(pair, warmUp + pairs, pair < warmUp ? "warming up" : "");
      bench.prepare(pair);
      Comparison.Pair result = pair(bench, pair, voids);
      if (pair >= warmUp) {
        counted.add(result);
      }
    }
    gauge.at(warmUp + pairs, warmUp + pairs, "");
    return new Comparison(
        benchmark.name(),
        benchmark.goal(),
        counted,
        voids,
        List.of(settings(bench.ours()), settings(bench.reference())));
  }

  private Comparison.Pair pair(Workbench bench, int pair, List<String> voids) {
    int before = voids.size();
    boolean oursFirst = pair % 2 == 0;
    double first = rate(oursFirst ? bench.ours() : bench.reference(), pair, voids);
    double second = rate(oursFirst ? bench.reference() : bench.ours(), pair, voids);
    return new Comparison.Pair(
        oursFirst ? first : second, oursFirst ? second : first, voids.size() > before);
  }

  /** Records per second of one run. */
  private double rate(Side side, int pair, List<String> voids) {
    long begun = nanos.getAsLong();
    side.work();
    long took = Math.max(1, nanos.getAsLong() - begun);
    Proof proof = side.prove();
    Optional<String> flaw = proof.flaw();
    flaw.ifPresent(what -> voids.add("pair %d, %s: %s".formatted(pair + 1, side.name(), what)));
    return proof.expected() * 1e9 / took;
  }

  private static Comparison.SideSettings settings(Side side) {
    return new Comparison.SideSettings(side.name(), side.settings());
  }
}
