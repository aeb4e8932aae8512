package dev.millrace.bootstrap.services.bench.logs;

import dev.millrace.bootstrap.services.bench.Bound;
import dev.millrace.bootstrap.services.bench.Spread;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * What mining labelled sets showed.
 *
 * @param sets at least one
 * @param rates lines per second of each round
 */
public record LogsComparison(List<SetScore> sets, List<Double> rates) {

  private static final double GROUPING_GOAL = 0.88;
  private static final double LINES_GOAL = 100_000;

  public LogsComparison {
    sets = List.copyOf(sets);
    rates = List.copyOf(rates);
  }

  /** What is promised, and what it was. */
  public List<Spread> ratios() {
    return List.of(
        new Spread(
            "mean grouping accuracy",
            Bound.AT_LEAST,
            GROUPING_GOAL,
            List.of(mean(set -> set.messages().accuracy()))),
        new Spread("lines per second on one core", Bound.AT_LEAST, LINES_GOAL, rates));
  }

  /** The mean over the sets. */
  public double mean(ToDoubleFunction<SetScore> figure) {
    return sets.stream().mapToDouble(figure).average().orElseThrow();
  }

  /** What is wrong with sets that cannot be believed. */
  public List<String> voids() {
    return sets.stream().flatMap(set -> set.flaw().stream()).toList();
  }

  /** Whether every set can be believed, and every goal is met. */
  public boolean isGood() {
    return voids().isEmpty() && ratios().stream().allMatch(Spread::isMet);
  }
}
