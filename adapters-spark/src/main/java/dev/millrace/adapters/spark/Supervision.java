package dev.millrace.adapters.spark;

import dev.millrace.domain.failure.PermanentFailure;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps queries running: each starts again by itself after what may pass, and all stop when one
 * meets what may not.
 */
public final class Supervision implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(Supervision.class);
  private static final Duration PATIENCE = Duration.ofSeconds(8);

  private final List<SupervisedQuery> queries = new CopyOnWriteArrayList<>();
  private final CompletableFuture<Optional<PermanentFailure>> end = new CompletableFuture<>();

  private Supervision() {}

  /** Starts the queries and returns at once. */
  public static Supervision start(List<? extends Query> queries) {
    Supervision supervision = new Supervision();
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

  /** Lets each query end its batch, for some seconds at most, and stops it. */
  @Override
  public synchronized void close() {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    queries.forEach(SupervisedQuery::finish);
    try {
      for (SupervisedQuery query : queries) {
        query.stop(deadline);
      }
    } catch (InterruptedException hurried) {
      Thread.currentThread().interrupt();
    }
    end.complete(Optional.empty());
  }

  private void stopFor(PermanentFailure failure) {
    LOG.error(failure.getMessage(), failure);
    end.complete(Optional.of(failure));
  }
}
