package dev.millrace.bootstrap.services.bench;

import dev.millrace.bootstrap.services.progress.Gauge;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;

/**
 * Runs the sides of a benchmark in turns, each round in the opposite order of the one before (A B
 * C, C B A, …), so that whatever slowly changes on the machine hits all alike.
 */
public final class Turns {

  private final int warmUp;
  private final int rounds;
  private final LongSupplier nanos;

  /**
   * @param warmUp rounds that are run first and proved, but not counted
   * @param nanos the time as {@link System#nanoTime} tells it
   */
  public Turns(int warmUp, int rounds, LongSupplier nanos) {
    this.warmUp = warmUp;
    this.rounds = rounds;
    this.nanos = nanos;
  }

  /** Runs all of them. */
  public Comparison run(Benchmark benchmark, Workbench bench, Gauge gauge) {
    List<Round> counted = new ArrayList<>();
    List<String> voids = new ArrayList<>();
    List<Side> sides = new ArrayList<>(bench.sides());
    for (int number = 0; number < warmUp + rounds; number++) {
      gauge.at(number, warmUp + rounds, number < warmUp ? "warming up" : "");
      Round round = round(sides, number, voids);
      if (number >= warmUp) {
        counted.add(round);
      }
      Collections.reverse(sides);
    }
    gauge.at(warmUp + rounds, warmUp + rounds, "");
    return new Comparison(
        benchmark.name(),
        counted,
        benchmark.ratios().stream().map(ratio -> Spread.of(ratio, counted)).toList(),
        voids,
        bench.sides().stream().map(Turns::settings).toList());
  }

  private Round round(List<Side> sides, int number, List<String> voids) {
    int before = voids.size();
    Map<String, Double> rates = new HashMap<>();
    Map<String, Double> figures = new HashMap<>();
    for (Side side : sides) {
      rates.put(side.name(), rate(side, number, voids));
      figures.putAll(side.figures());
    }
    return new Round(new Rates(rates), figures, voids.size() > before);
  }

  /** Records per second of one run. */
  private double rate(Side side, int number, List<String> voids) {
    side.prepare();
    long begun = nanos.getAsLong();
    side.work();
    long took = Math.max(1, nanos.getAsLong() - begun);
    Proof proof = side.prove();
    Optional<String> flaw = proof.flaw();
    flaw.ifPresent(what -> voids.add("round %d, %s: %s".formatted(number + 1, side.name(), what)));
    return proof.expected() * 1e9 / took;
  }

  private static Comparison.SideSettings settings(Side side) {
    return new Comparison.SideSettings(side.name(), side.settings());
  }
}
