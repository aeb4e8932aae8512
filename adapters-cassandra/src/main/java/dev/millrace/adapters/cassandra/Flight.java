package dev.millrace.adapters.cassandra;

import dev.millrace.domain.failure.Failure;
import dev.millrace.domain.failure.TransientFailure;
import java.time.Duration;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Requests under way: bounded in number, each repeated with back-off until it succeeds, fails for
 * good or its deadline passes. Used by one thread; answers come on the driver's threads, which are
 * never blocked.
 */
final class Flight implements AutoCloseable {

  private static final long FIRST_DELAY = Duration.ofMillis(50).toNanos();
  private static final long LAST_DELAY = Duration.ofSeconds(2).toNanos();

  /** Each request keeps its own deadline; this only catches an answer that never comes. */
  private static final Duration GRACE = Duration.ofSeconds(2);

  private final RequestLimits limits;
  private final Semaphore free;
  private final AtomicReference<@Nullable Failure> first = new AtomicReference<>();
  private final ScheduledThreadPoolExecutor delays =
      new ScheduledThreadPoolExecutor(1, Flight::daemon);

  Flight(RequestLimits limits) {
    this.limits = limits;
    this.free = new Semaphore(limits.maxInFlight());
  }

  /**
   * Sends a request, at first blocking while too many are under way.
   *
   * @param what completes "cannot …" in a failure's message
   * @param attempt sends it once, given the time that it may take
   * @param taken gets the answer, on a thread of the driver
   * @throws Failure the first of the requests sent before, at the earliest moment
   */
  <T> void send(
      String what, Function<Duration, CompletionStage<T>> attempt, Consumer<? super T> taken) {
    Failure failure = first.get();
    if (failure != null) {
      throw failure;
    }
    acquire(1);
    new Request<T>(what, attempt, taken).send();
  }

  /** Waits for all requests, and throws the first failure. Afterwards the flight is as new. */
  void land() {
    acquire(limits.maxInFlight());
    free.release(limits.maxInFlight());
    Failure failure = first.getAndSet(null);
    if (failure != null) {
      throw failure;
    }
  }

  /** Gives up waiting repetitions. What has been sent may still take effect. */
  @Override
  public void close() {
    delays.shutdownNow();
  }

  private void acquire(int permits) {
    Duration patience = limits.deadline().plus(GRACE);
    try {
      if (!free.tryAcquire(permits, patience.toNanos(), TimeUnit.NANOSECONDS)) {
        throw new TransientFailure("Cassandra answered nothing for " + patience);
      }
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new TransientFailure("interrupted while waiting for Cassandra", stopped);
    }
  }

  private static Thread daemon(Runnable task) {
    Thread thread = new Thread(task, "millrace-cassandra-retries");
    thread.setDaemon(true);
    return thread;
  }

  private final class Request<T> {

    private final String what;
    private final Function<Duration, CompletionStage<T>> attempt;
    private final Consumer<? super T> taken;
    private final long deadline = System.nanoTime() + limits.deadline().toNanos();
    private int attempts;

    Request(
        String what, Function<Duration, CompletionStage<T>> attempt, Consumer<? super T> taken) {
      this.what = what;
      this.attempt = attempt;
      this.taken = taken;
    }

    void send() {
      attempts++;
      long timeout = Math.min(limits.requestTimeout().toNanos(), deadline - System.nanoTime());
      try {
        attempt
            .apply(Duration.ofNanos(Math.max(timeout, 1_000_000)))
            .thenAccept(taken)
            .whenComplete((nothing, error) -> answered(error));
      } catch (RuntimeException error) {
        answered(error);
      }
    }

    private void answered(@Nullable Throwable error) {
      if (error == null) {
        free.release();
        return;
      }
      Failure failure = Failures.of(what, error);
      long delay = delay();
      if (failure instanceof TransientFailure && deadline - System.nanoTime() > delay) {
        repeat(delay, failure);
      } else {
        fail(failure);
      }
    }

    private void repeat(long delay, Failure failure) {
      try {
        ScheduledFuture<?> unused = delays.schedule(this::send, delay, TimeUnit.NANOSECONDS);
      } catch (RejectedExecutionException closed) {
        fail(failure);
      }
    }

    private void fail(Failure failure) {
      first.compareAndSet(null, failure);
      free.release();
    }

    /** Doubles with each attempt; the jitter keeps many requests from coming back together. */
    private long delay() {
      long longest = Math.min(LAST_DELAY, FIRST_DELAY << Math.min(attempts - 1, 16));
      return ThreadLocalRandom.current().nextLong(longest / 2, longest + 1);
    }
  }
}
