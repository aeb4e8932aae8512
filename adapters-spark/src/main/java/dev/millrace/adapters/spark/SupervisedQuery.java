package dev.millrace.adapters.spark;

import dev.millrace.domain.failure.PermanentFailure;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.apache.spark.sql.streaming.StreamingQuery;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One query and its restarts, in a thread of its own. */
final class SupervisedQuery {

  private static final Logger LOG = LoggerFactory.getLogger(SupervisedQuery.class);
  private static final Duration SHORTEST = Duration.ofMillis(200);
  private static final Duration LONGEST = Duration.ofSeconds(5);
  private static final Duration POLL = Duration.ofMillis(20);

  private final Query query;
  private final Consumer<PermanentFailure> onPermanent;
  private final BatchGate gate;
  private final CountDownLatch stopping = new CountDownLatch(1);
  private final Thread thread;
  private volatile @Nullable StreamingQuery running;

  SupervisedQuery(Query query, Consumer<PermanentFailure> onPermanent) {
    this.query = query;
    this.onPermanent = onPermanent;
    this.gate = new BatchGate(query::admit, query::confirm);
    this.thread = new Thread(this::keepRunning, "query " + query.name());
    this.thread.setDaemon(true);
  }

  void begin() {
    thread.start();
  }

  /** Whether a trigger has ended: sources answered, and a batch was served if there was one. */
  boolean hasRun() {
    StreamingQuery now = running;
    return now != null && now.isActive() && (now.lastProgress() != null || isIdle(now));
  }

  /** Lets no further batch begin. */
  void finish() {
    stopping.countDown();
    gate.shut();
  }

  /** Waits for the batch that runs to commit, until the deadline, and ends the query. */
  void stop(long deadlineNanos) {
    BatchLog.family(query.name());
    try {
      gate.awaitEmpty(deadlineNanos);
      while (!hasSettled() && System.nanoTime() < deadlineNanos) {
        Thread.sleep(POLL.toMillis());
      }
      end(running);
      query.release();
      thread.join(POLL.toMillis() + Math.max(0, deadlineNanos - System.nanoTime()) / 1_000_000);
    } catch (InterruptedException hurried) {
      Thread.currentThread().interrupt();
    }
  }

  private void keepRunning() {
    BatchLog.family(query.name());
    try {
      Duration delay = SHORTEST;
      boolean goesOn = true;
      while (goesOn && !stopping.await(delay.toMillis(), TimeUnit.MILLISECONDS)) {
        goesOn = runOnce();
        delay = hasProgressed(running) ? SHORTEST : longer(delay);
      }
    } catch (InterruptedException ended) {
      Thread.currentThread().interrupt();
    }
  }

  /**
   * Scala declares no checked exceptions, and an error must not end the thread without a word:
   * whatever ends a query is caught.
   */
  private boolean runOnce() {
    running = null;
    try {
      StreamingQuery started = query.start(gate);
      running = started;
      started.awaitTermination();
      return true;
    } catch (Throwable failed) {
      return startsAgainAfter(failed);
    }
  }

  private boolean startsAgainAfter(Throwable failed) {
    if (stopping.getCount() == 0) {
      LOG.info("{} ended while it was stopped: {}", query.name(), failed.getMessage());
      return false;
    }
    Optional<PermanentFailure> permanent = Verdict.permanent(query, failed);
    permanent.ifPresentOrElse(
        onPermanent, () -> LOG.warn("{} failed and starts again", query.name(), failed));
    return permanent.isEmpty();
  }

  private boolean hasSettled() {
    StreamingQuery now = running;
    return now == null || !now.isActive() || isIdle(now) || gate.isHolding();
  }

  private void end(@Nullable StreamingQuery now) {
    try {
      if (now != null) {
        now.stop();
      }
    } catch (TimeoutException | RuntimeException stuck) {
      LOG.warn("{} did not stop in time; its batch comes again", query.name(), stuck);
    }
  }

  private static boolean hasProgressed(@Nullable StreamingQuery ended) {
    return ended != null && ended.lastProgress() != null;
  }

  private static boolean isIdle(StreamingQuery query) {
    return query.status().message().startsWith("Waiting for");
  }

  private static Duration longer(Duration delay) {
    return delay.multipliedBy(2).compareTo(LONGEST) < 0 ? delay.multipliedBy(2) : LONGEST;
  }
}
