package dev.millrace.bootstrap.services.bench;

import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * A figure that is promised of one round.
 *
 * @param bound on which side of the goal its median is promised to be
 */
public record Ratio(String name, Bound bound, double goal, ToDoubleFunction<Round> of) {

  /** How fast one side is in units of another. */
  static Ratio between(String ours, String reference, double goal) {
    return new Ratio(
        ours + " / " + reference,
        Bound.AT_LEAST,
        goal,
        round -> round.rates().of(ours) / round.rates().of(reference));
  }

  /** How fast one side is in units of two that carry the same records one after the other. */
  static Ratio betweenBoth(String ours, String first, String second, double goal) {
    return betweenAll(ours, List.of(first, second), goal);
  }

  /** How fast one side is in units of several that carry the same records one after the other. */
  static Ratio betweenAll(String ours, List<String> inTurn, double goal) {
    return new Ratio(
        "%s / (%s)".formatted(ours, String.join(" and ", inTurn)),
        Bound.AT_LEAST,
        goal,
        round -> {
          Rates rates = round.rates();
          return rates.of(ours) * inTurn.stream().mapToDouble(one -> 1 / rates.of(one)).sum();
        });
  }

  /** How many times a figure of ours goes into that of a reference, of which less is better. */
  static Ratio ofFigures(String reference, String ours, double goal) {
    return new Ratio(
        reference + " / " + ours,
        Bound.AT_LEAST,
        goal,
        round -> round.figure(reference) / round.figure(ours));
  }

  /** How many records a second one side takes. */
  static Ratio rateOf(String side, double goal) {
    return new Ratio(side + ", records/s", Bound.AT_LEAST, goal, round -> round.rates().of(side));
  }

  /** What a side found out beside its rate, of which more is better. */
  static Ratio atLeast(String figure, double goal) {
    return new Ratio(figure, Bound.AT_LEAST, goal, round -> round.figure(figure));
  }

  /** What a side found out beside its rate, of which less is better. */
  static Ratio atMost(String figure, double goal) {
    return new Ratio(figure, Bound.AT_MOST, goal, round -> round.figure(figure));
  }
}
