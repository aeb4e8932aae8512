package dev.millrace.adapters.spark;

import dev.millrace.domain.failure.PermanentFailure;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import org.apache.spark.scheduler.SparkListener;
import org.apache.spark.scheduler.SparkListenerApplicationEnd;
import org.apache.spark.sql.SparkSession;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps queries running: each starts again by itself after what may pass, and all stop when one
 * meets what may not.
 */
public final class Supervision implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(Supervision.class);

  /** For the batches that run. */
  static final Duration PATIENCE = Duration.ofSeconds(8);

  /** For what follows a batch: queries are stopped, and given up in a store that may be away. */
  static final Duration FAREWELL = Duration.ofSeconds(4);

  private final List<SupervisedQuery> queries = new CopyOnWriteArrayList<>();
  private final CompletableFuture<Optional<PermanentFailure>> end = new CompletableFuture<>();

  private final Duration patience;
  private final Duration farewell;

  private Supervision(Duration patience, Duration farewell) {
    this.patience = patience;
    this.farewell = farewell;
  }

  /** Starts the queries and returns at once. */
  public static Supervision start(List<? extends Query> queries) {
    return start(queries, PATIENCE, FAREWELL);
  }

  /**
   * The same with another patience at the end.
   *
   * @param patience how long the end waits for the batches that run
   * @param farewell how long it waits then for the queries to be stopped and given up
   */
  static Supervision start(List<? extends Query> queries, Duration patience, Duration farewell) {
    Supervision supervision = new Supervision(patience, farewell);
    supervision.add(queries);
    return supervision;
  }

  /** Starts further queries, unless all have stopped, and returns at once. */
  public synchronized void add(List<? extends Query> further) {
    for (Query query : isRunning() ? further : List.<Query>of()) {
      SupervisedQuery supervised = new SupervisedQuery(query, this::stopFor);
      queries.add(supervised);
      supervised.begin();
    }
  }

  /**
   * Stops the queries when Spark ends below them: a master that removes the application leaves this
   * process alive, in which no batch would succeed any more.
   */
  public void endWith(SparkSession spark) {
    spark.sparkContext().addSparkListener(endOfSpark());
  }

  SparkListener endOfSpark() {
    return new SparkListener() {
      @Override
      public void onApplicationEnd(SparkListenerApplicationEnd ended) {
        if (isRunning()) {
          stopFor(
              new PermanentFailure(
                  "Spark has ended below the stream: its master has removed the application, or"
                      + " somebody has; the master's log tells why. Start the stream again, and it"
                      + " goes on from its checkpoints"));
        }
      }
    };
  }

  /** Returns when every query has run its first trigger, or when all have stopped. */
  public void awaitRunning() throws InterruptedException {
    while (!end.isDone() && !queries.stream().allMatch(SupervisedQuery::hasRun)) {
      Thread.sleep(20);
    }
  }

  /** Blocks until the queries have stopped, and says for what if nobody asked them to. */
  public Optional<PermanentFailure> await() throws InterruptedException {
    try {
      return end.get();
    } catch (ExecutionException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  /** Whether the queries run or come back. */
  public boolean isRunning() {
    return !end.isDone();
  }

  /** Lets each query end its batch, and stops it, for twelve seconds at most. */
  @Override
  public synchronized void close() {
    long deadline = System.nanoTime() + patience.toNanos();
    queries.forEach(SupervisedQuery::finish);
    try {
      List<Thread> stops = queries.stream().map(query -> stopping(query, deadline)).toList();
      for (Thread stop : stops) {
        long left = deadline + farewell.toNanos() - System.nanoTime();
        stop.join(1 + Math.max(0, left) / 1_000_000);
      }
    } catch (InterruptedException hurried) {
      Thread.currentThread().interrupt();
    }
    end.complete(Optional.empty());
  }

  private static Thread stopping(SupervisedQuery query, long deadlineNanos) {
    Thread thread = new Thread(() -> query.stop(deadlineNanos), "stop of a query");
    thread.setDaemon(true);
    thread.start();
    return thread;
  }

  private void stopFor(PermanentFailure failure) {
    LOG.error(failure.getMessage(), failure);
    end.complete(Optional.of(failure));
  }
}
