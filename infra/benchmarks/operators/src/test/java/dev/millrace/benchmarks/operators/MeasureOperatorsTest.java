package dev.millrace.benchmarks.operators;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collection;
import org.junit.jupiter.api.Test;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/** That each benchmark runs, which says nothing of how fast. */
final class MeasureOperatorsTest {

  @Test
  void eachOperatorIsMeasuredInReadingsOrLinesASecond() throws RunnerException {
    Collection<RunResult> results = shortRun();
    assertThat(results)
        .extracting(result -> result.getParams().getBenchmark().replaceFirst(".*\\.(.*\\.)", "$1"))
        .containsExactlyInAnyOrder(
            "DetectorBenchmark.readings",
            "MinerBenchmark.lines",
            "OperatorBenchmark.readings",
            "OperatorBenchmark.lines");
    assertThat(results)
        .extracting(result -> result.getPrimaryResult().getScoreUnit())
        .containsOnly("ops/s");
    assertThat(MeasureOperators.areAtLeast(1, results)).isTrue();
    assertThat(MeasureOperators.areAtLeast(1e12, results)).isFalse();
  }

  /** Without a process of its own, and whoever else measures on this machine. */
  private static Collection<RunResult> shortRun() throws RunnerException {
    System.setProperty("jmh.ignoreLock", "true");
    return new Runner(
            new OptionsBuilder()
                .forks(0)
                .warmupIterations(0)
                .measurementIterations(1)
                .measurementTime(TimeValue.milliseconds(50))
                .shouldFailOnError(true)
                .verbosity(VerboseMode.SILENT)
                .build())
        .run();
  }
}
