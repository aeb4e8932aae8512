package dev.millrace.benchmarks.operators;

import dev.millrace.domain.anomaly.Reading;
import dev.millrace.domain.anomaly.Step;
import dev.millrace.domain.document.Bytes;
import java.util.List;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** The detector of anomalies: readings of a sensor that is known, with its state from bytes. */
@State(Scope.Thread)
public class DetectorBenchmark {

  private final Turns<Reading> turns = new Turns<>(MadeSensor.readings(Turns.MANY));
  private Bytes held = Bytes.EMPTY;

  @Benchmark
  @OperationsPerInvocation(Turns.BATCH)
  public Step readings() {
    List<Reading> batch = turns.next();
    Step step = Step.of(turns.isFirst() ? Bytes.EMPTY : held, batch);
    held = step.held();
    return step;
  }
}
