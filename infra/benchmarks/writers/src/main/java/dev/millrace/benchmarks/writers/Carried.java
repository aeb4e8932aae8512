package dev.millrace.benchmarks.writers;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.spark.sql.streaming.StreamingQueryListener;

/** How many records the batches of each query have carried, from the moment a batch is over. */
final class Carried extends StreamingQueryListener {

  private static final long serialVersionUID = 1L;

  private final transient Map<String, Long> byQuery = new ConcurrentHashMap<>();
  private transient boolean anyEnded;

  @Override
  public void onQueryStarted(QueryStartedEvent event) {}

  @Override
  public void onQueryProgress(QueryProgressEvent event) {
    add(event.progress().name(), event.progress().numInputRows());
  }

  @Override
  public void onQueryTerminated(QueryTerminatedEvent event) {
    end();
  }

  synchronized void add(String query, long records) {
    byQuery.merge(query, records, Long::sum);
    notifyAll();
  }

  /** A query that ends here has failed: nobody stops one. */
  synchronized void end() {
    anyEnded = true;
    notifyAll();
  }

  long by(String query) {
    return byQuery.getOrDefault(query, 0L);
  }

  /**
   * Returns when a query has carried so many, and how many those are.
   *
   * @throws IllegalStateException when it has not after so many milliseconds, or a query ended
   */
  synchronized long await(String query, long records, long millis) {
    long deadline = System.nanoTime() + millis * 1_000_000;
    try {
      while (by(query) < records && !anyEnded && System.nanoTime() < deadline) {
        wait(1 + Math.max(0, deadline - System.nanoTime()) / 1_000_000);
      }
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
    if (by(query) < records) {
      throw new IllegalStateException(
          "%s has carried %,d of %,d records%s"
              .formatted(query, by(query), records, anyEnded ? ", and a query ended" : ""));
    }
    return by(query);
  }
}
