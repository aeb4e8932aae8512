package dev.millrace.bootstrap.services.bench;

import java.util.Map;

/** A drain of fresh rows, while a transaction that began before all rows is held open. */
final class HeldOpenSide implements Side {

  static final String NAME = "transaction held open";
  static final String DEAD_TUPLES = "dead tuples in the outbox";

  private final FreshSide fresh;
  private final Backlog backlog;
  private final PlainSql holder;
  private long deadTuples;

  /**
   * @param holder whose transaction is held open
   */
  HeldOpenSide(RelayBench bench, PlainSql holder) {
    this.fresh = new FreshSide(NAME, bench);
    this.backlog = bench.backlog();
    this.holder = holder;
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public Map<String, String> settings() {
    return fresh.settings();
  }

  @Override
  public void prepare() {
    holder.execute("BEGIN");
    holder.number("SELECT pg_current_xact_id()::text::bigint");
    fresh.prepare();
  }

  @Override
  public void work() {
    fresh.work();
  }

  @Override
  public Proof prove() {
    Proof proof = fresh.prove();
    deadTuples = backlog.deadTuples();
    holder.execute("ROLLBACK");
    return proof;
  }

  @Override
  public Map<String, Double> figures() {
    return Map.of(DEAD_TUPLES, (double) deadTuples);
  }
}
