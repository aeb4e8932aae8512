package dev.millrace.benchmarks.operators;

import java.util.Collection;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.CommandLineOptionException;
import org.openjdk.jmh.runner.options.CommandLineOptions;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;

/** Measures all operators, and compares each with what is promised. */
public final class MeasureOperators {

  /** So many readings, or lines, each of them takes in a second on one core. */
  static final double GOAL = 100_000;

  private static final TimeValue ITERATION = TimeValue.seconds(2);

  private MeasureOperators() {}

  /**
   * Exits with 1 when one is slower than it is to be.
   *
   * @param arguments those of JMH, such as which of them to measure; how, is fixed
   */
  public static void main(String[] arguments) throws CommandLineOptionException, RunnerException {
    OptionsBuilder fixed = new OptionsBuilder();
    fixed.parent(new CommandLineOptions(arguments)).shouldFailOnError(true);
    fixed.mode(Mode.Throughput).timeUnit(TimeUnit.SECONDS).forks(1).threads(1);
    fixed.warmupIterations(4).warmupTime(ITERATION);
    fixed.measurementIterations(6).measurementTime(ITERATION);
    System.exit(areAtLeast(GOAL, new Runner(fixed.build()).run()) ? 0 : 1);
  }

  /** Whether each of the results is at least that many in a second. */
  static boolean areAtLeast(double rate, Collection<RunResult> results) {
    return results.stream().allMatch(result -> result.getPrimaryResult().getScore() >= rate);
  }
}
