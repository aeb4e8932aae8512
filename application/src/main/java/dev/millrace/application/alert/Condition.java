package dev.millrace.application.alert;

import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.DoublePredicate;

/** When there is something wrong, by what was measured in the last minutes. */
public sealed interface Condition {

  /** Whose hop, family or topic it tells. */
  Signal signal();

  /** For which of them it holds now, each with the value that shows it. */
  Map<String, Double> met(Samples samples);

  /** A value is higher than it may be. */
  record Above(Signal signal, double limit) implements Condition {

    @Override
    public Map<String, Double> met(Samples samples) {
      return those(samples.now(signal), value -> value > limit);
    }
  }

  /** A value is lower than it may be. */
  record Below(Signal signal, double limit) implements Condition {

    @Override
    public Map<String, Double> met(Samples samples) {
      return those(samples.now(signal), value -> value < limit);
    }
  }

  /**
   * A value is higher than it was before, by more than it may be.
   *
   * @param over how long before
   */
  record Grown(Signal signal, Duration over, double limit) implements Condition {

    @Override
    public Map<String, Double> met(Samples samples) {
      Map<String, Double> growth = new TreeMap<>();
      samples
          .now(signal)
          .forEach(
              (of, value) ->
                  samples
                      .before(signal, of, over)
                      .ifPresent(before -> growth.put(of, value - before)));
      return those(growth, value -> value > limit);
    }
  }

  /**
   * Of what two counters count together, the one has a higher share than it may have.
   *
   * @param other counts the rest
   * @param over in how long
   * @param limit in percent
   */
  record Share(Signal signal, Signal other, Duration over, double limit) implements Condition {

    private static final double PERCENT = 100;

    @Override
    public Map<String, Double> met(Samples samples) {
      Map<String, Double> shares = new TreeMap<>();
      samples
          .now(signal)
          .keySet()
          .forEach(
              of -> {
                double part = samples.increase(signal, of, over);
                double rest = samples.increase(other, of, over);
                shares.put(of, PERCENT * part / (part + rest));
              });
      return those(shares, value -> value > limit);
    }
  }

  private static Map<String, Double> those(Map<String, Double> values, DoublePredicate wanted) {
    values.values().removeIf(value -> !wanted.test(value));
    return values;
  }
}
