package dev.millrace.bootstrap.services.bench.logs;

import dev.millrace.domain.document.Bytes;
import dev.millrace.domain.template.LogLine;
import dev.millrace.domain.template.TemplateMiner;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongSupplier;

/** Measures the miner over labelled sets: how well it groups, and how fast it is on one core. */
public final class LogsBenchmark {

  private final int warmUp;
  private final int rounds;
  private final int lines;
  private final LongSupplier nanos;

  /**
   * @param warmUp rounds that are run before
   * @param rounds how many are timed
   * @param lines in each round at least: the sets are mined one after the other, again and again
   * @param nanos the time as {@link System#nanoTime} tells it
   */
  public LogsBenchmark(int warmUp, int rounds, int lines, LongSupplier nanos) {
    this.warmUp = warmUp;
    this.rounds = rounds;
    this.lines = lines;
    this.nanos = nanos;
  }

  /** Scores each set, then times all of them together. */
  public LogsComparison run(List<LabelledSet> sets) {
    List<SetScore> scores = sets.stream().map(SetScore::of).toList();
    List<List<LogLine>> logs = sets.stream().map(set -> SetScore.numbered(set.lines())).toList();
    List<Double> rates = new ArrayList<>();
    for (int round = 0; round < warmUp + rounds; round++) {
      double rate = rate(logs);
      if (round >= warmUp) {
        rates.add(rate);
      }
    }
    return new LogsComparison(scores, rates);
  }

  private double rate(List<List<LogLine>> logs) {
    long begun = nanos.getAsLong();
    long mined = 0;
    while (mined < lines) {
      for (List<LogLine> log : logs) {
        TemplateMiner miner = TemplateMiner.of(Bytes.EMPTY);
        log.forEach(miner::take);
        mined += log.size();
      }
    }
    return mined * 1e9 / Math.max(1, nanos.getAsLong() - begun);
  }
}
