package dev.millrace.benchmarks.operators;

import dev.millrace.domain.document.Bytes;
import dev.millrace.domain.family.Family;
import dev.millrace.domain.logs.LoggedLine;
import dev.millrace.domain.logs.Logs;
import dev.millrace.domain.operator.Arrival;
import dev.millrace.domain.operator.KeyedStep;
import dev.millrace.domain.operator.OnceEach;
import dev.millrace.domain.sensors.SensorReading;
import dev.millrace.domain.sensors.SensorReadings;
import java.time.Instant;
import java.util.List;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** The operators as the stream runs them: each event once, with all rows that it sets. */
public class OperatorBenchmark {

  /** A key on its way; when its events begin again, so does what is held of it. */
  private static final class Way<R> {

    private final String key;
    private final OnceEach<R> operator;
    private final Turns<Arrival<R>> turns;
    private Bytes held = Bytes.EMPTY;

    Way(Family<R> family, String key, List<Arrival<R>> arrivals) {
      this.key = key;
      this.operator = new OnceEach<>(family.operator().orElseThrow(), Way::fail);
      this.turns = new Turns<>(arrivals);
    }

    private static void fail(Object event, Throwable bug) {
      throw new IllegalStateException("an operator fails for " + event, bug);
    }

    KeyedStep next() {
      List<Arrival<R>> batch = turns.next();
      Bytes before = turns.isFirst() ? Bytes.EMPTY : held;
      KeyedStep step = operator.step(key, before, batch, Instant.EPOCH);
      held = step.held();
      return step;
    }
  }

  /** A sensor. */
  @State(Scope.Thread)
  public static class OfSensor {
    private final Way<SensorReading> way =
        new Way<>(new SensorReadings(), MadeSensor.NAME, MadeSensor.arrivals(Turns.MANY));
  }

  /** A source of logs. */
  @State(Scope.Thread)
  public static class OfSource {
    private final Way<LoggedLine> way =
        new Way<>(new Logs(), MadeLog.SOURCE, MadeLog.arrivals(Turns.MANY));
  }

  @Benchmark
  @OperationsPerInvocation(Turns.BATCH)
  public KeyedStep readings(OfSensor sensor) {
    return sensor.way.next();
  }

  @Benchmark
  @OperationsPerInvocation(Turns.BATCH)
  public KeyedStep lines(OfSource source) {
    return source.way.next();
  }
}
