package dev.millrace.benchmarks.operators;

import dev.millrace.domain.document.Bytes;
import dev.millrace.domain.template.LogLine;
import dev.millrace.domain.template.TemplateMiner;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** The miner of templates: lines of a source that is known, with its state from bytes. */
@State(Scope.Thread)
public class MinerBenchmark {

  private final Turns<LogLine> turns = new Turns<>(MadeLog.lines(Turns.MANY));
  private Bytes held = Bytes.EMPTY;

  @Benchmark
  @OperationsPerInvocation(Turns.BATCH)
  public Bytes lines() {
    TemplateMiner miner = TemplateMiner.of(held);
    for (LogLine line : turns.next()) {
      miner.take(line);
    }
    held = miner.state();
    return held;
  }
}
