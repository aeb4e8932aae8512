package dev.millrace.benchmarks.writers;

import dev.millrace.benchmarks.peer.Peer;
import java.util.Map;
import org.apache.spark.sql.streaming.StreamingQuery;

/**
 * A streaming query that runs all the time, and finds its records committed at once when the work
 * begins: so its start and its plan are no part of the figure.
 */
final class QueryPeer implements Peer {

  private static final long PATIENCE_MILLIS = 300_000;

  private final StreamingQuery query;
  private final Carried carried;
  private final long records;
  private final Map<String, String> settings;
  private long before;

  QueryPeer(StreamingQuery query, Carried carried, long records, Map<String, String> settings) {
    this.query = query;
    this.carried = carried;
    this.records = records;
    this.settings = settings;
  }

  @Override
  public String name() {
    return query.name();
  }

  @Override
  public Map<String, String> settings() {
    return settings;
  }

  /** Carries the first ones, which warm it up. */
  QueryPeer warm() {
    carried.await(name(), records, PATIENCE_MILLIS);
    return this;
  }

  @Override
  public void prepare() {
    before = carried.by(name());
  }

  @Override
  public long work() {
    return carried.await(name(), before + records, PATIENCE_MILLIS) - before;
  }
}
