package dev.millrace.bootstrap.services.bench;

import dev.millrace.bootstrap.services.progress.Gauge;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;

/** A benchmark whose sides take as long, and count, as they are told. */
public final class PlantedBenchmark implements Benchmark, Workbench {

  private static final long RECORDS = 1_000;

  private final double goal;
  private final long[] oursSeconds;
  private final long[] referenceSeconds;
  private final IntFunction<Proof> oursProof;
  private final List<String> order = new ArrayList<>();
  private int pair;
  private long nanos;

  /**
   * @param oursProof what our side counts, by pair from 0
   */
  public PlantedBenchmark(
      double goal, long[] oursSeconds, long[] referenceSeconds, IntFunction<Proof> oursProof) {
    this.goal = goal;
    this.oursSeconds = oursSeconds.clone();
    this.referenceSeconds = referenceSeconds.clone();
    this.oursProof = oursProof;
  }

  /** A proof of a whole run. */
  public static Proof whole() {
    return new Proof(RECORDS, RECORDS, RECORDS);
  }

  /** Runs it by the clock that its sides move. */
  public Comparison run(int warmUp, int pairs) {
    return new Turns(warmUp, pairs, () -> nanos).run(this, this, Gauge.silent());
  }

  List<String> order() {
    return order;
  }

  @Override
  public String name() {
    return "planted";
  }

  @Override
  public String purpose() {
    return "Nothing.";
  }

  @Override
  public double goal() {
    return goal;
  }

  @Override
  public Workbench open(Surface surface) {
    return this;
  }

  @Override
  public void prepare(int next) {
    pair = next;
    nanos += 1_000_000_007L;
  }

  @Override
  public Side ours() {
    return new PlantedSide("A", oursSeconds, oursProof);
  }

  @Override
  public Side reference() {
    return new PlantedSide("B", referenceSeconds, number -> whole());
  }

  @Override
  public void close() {}

  private final class PlantedSide implements Side {

    private final String name;
    private final long[] seconds;
    private final IntFunction<Proof> proof;

    PlantedSide(String name, long[] seconds, IntFunction<Proof> proof) {
      this.name = name;
      this.seconds = seconds;
      this.proof = proof;
    }

    @Override
    public String name() {
      return name;
    }

    @Override
    public Map<String, String> settings() {
      return Map.of("of", name);
    }

    @Override
    public void work() {
      order.add(name);
      nanos += seconds[pair] * 1_000_000_000L;
    }

    @Override
    public Proof prove() {
      nanos += 500_000_000L;
      return proof.apply(pair);
    }
  }
}
