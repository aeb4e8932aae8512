package dev.millrace.bootstrap.services.bench;

import dev.millrace.bootstrap.services.progress.Gauge;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;

/** A benchmark whose sides take as long, and count, as they are told. */
public final class PlantedBenchmark implements Benchmark, Workbench {

  static final String SECONDS = "seconds of A";

  private static final long RECORDS = 1_000;
  private static final double MOST_SECONDS = 100;

  private final double goal;
  private final long[] oursSeconds;
  private final long[] referenceSeconds;
  private final IntFunction<Proof> oursProof;
  private final List<String> order = new ArrayList<>();
  private int round;
  private long nanos;

  /**
   * @param oursProof what our side counts, by round from 0
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
  public Comparison run(int warmUp, int rounds) {
    return new Turns(warmUp, rounds, () -> nanos).run(this, this, Gauge.silent());
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
  public int records() {
    return (int) RECORDS;
  }

  @Override
  public List<Ratio> ratios() {
    return List.of(Ratio.between("A", "B", goal), Ratio.atMost(SECONDS, MOST_SECONDS));
  }

  @Override
  public Workbench open(Surface surface) {
    return this;
  }

  @Override
  public List<Side> sides() {
    return List.of(
        new PlantedSide("A", oursSeconds, oursProof),
        new PlantedSide("B", referenceSeconds, round -> whole()));
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
    public void prepare() {
      nanos += 1_000_000_007L;
    }

    @Override
    public void work() {
      round = order.size() / 2;
      order.add(name);
      nanos += seconds[round] * 1_000_000_000L;
    }

    @Override
    public Proof prove() {
      nanos += 500_000_000L;
      return proof.apply(round);
    }

    @Override
    public Map<String, Double> figures() {
      return name.equals("A") ? Map.of(SECONDS, (double) seconds[round]) : Map.of();
    }
  }
}
