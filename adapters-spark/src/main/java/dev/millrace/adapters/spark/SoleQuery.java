package dev.millrace.adapters.spark;

import dev.millrace.domain.failure.Failure;
import dev.millrace.domain.failure.PermanentFailure;
import dev.millrace.domain.failure.TransientFailure;
import dev.millrace.domain.port.serving.HeldLease;
import dev.millrace.domain.port.serving.WriterLease;
import dev.millrace.domain.port.serving.WriterLeases;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.LongSupplier;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.streaming.StreamingQuery;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A query that runs in one driver at a time: it holds the lease of its name from before its start
 * until it is given up, and shows that it does before each batch commits. Without it the query
 * ends, and begins again from its checkpoint once it has the lease.
 */
public final class SoleQuery implements Query {

  private static final Logger LOG = LoggerFactory.getLogger(SoleQuery.class);

  /** A lease that nobody renews has run out by then. */
  private static final Duration PATIENCE = WriterLeases.LIFE.plusSeconds(3);

  /** For so long nobody has to look again whether a lease is held. */
  private static final Duration FRESH = WriterLeases.BEAT.multipliedBy(2);

  private static final Duration LOOK_EVERY = Duration.ofMillis(250);

  private final Query query;
  private final WriterLeases leases;
  private final WriterLease lease;
  private final Duration patience;
  private final LongSupplier nanos;
  private final CountDownLatch released = new CountDownLatch(1);
  private volatile boolean held;
  private volatile long shownAt;
  private volatile boolean kept;
  private volatile @Nullable StreamingQuery running;

  SoleQuery(
      Query query, WriterLeases leases, WriterLease lease, Duration patience, LongSupplier nanos) {
    this.query = query;
    this.leases = leases;
    this.lease = lease;
    this.patience = patience;
    this.nanos = nanos;
  }

  /**
   * Of a query.
   *
   * @param driver this process, in words for an operator
   * @param since when it began
   */
  public static SoleQuery of(Query query, WriterLeases leases, String driver, Instant since) {
    WriterLease lease = new WriterLease(query.name().toString(), UUID.randomUUID(), driver, since);
    return new SoleQuery(query, leases, lease, PATIENCE, System::nanoTime);
  }

  @Override
  public QueryName name() {
    return query.name();
  }

  @Override
  public Path checkpoint() {
    return query.checkpoint();
  }

  /**
   * {@inheritDoc}
   *
   * @throws PermanentFailure also when another driver runs it, and this one has not before; the
   *     other does not notice
   */
  @Override
  public StreamingQuery start(BatchGate gate) throws TimeoutException {
    awaitLease();
    StreamingQuery started = query.start(gate);
    running = started;
    return started;
  }

  @Override
  public void rehearse(Dataset<Row> nothing) {
    query.rehearse(nothing);
  }

  /** A driver that stood still looks before it writes; one that renews its lease has looked. */
  @Override
  public void admit() {
    query.admit();
    if (!held || nanos.getAsLong() - shownAt > FRESH.toNanos()) {
      requireHeld();
    }
  }

  @Override
  public void confirm() {
    query.confirm();
    requireHeld();
  }

  private void requireHeld() {
    if (!isShownToHold()) {
      throw new TransientFailure(
          "another driver may run "
              + name()
              + " by now, for this one was not heard of for "
              + WriterLeases.LIFE.toSeconds()
              + " s: its batch does not commit");
    }
  }

  @Override
  public synchronized void release() {
    released.countDown();
    try {
      if (held) {
        held = false;
        leases.release(lease);
      }
    } catch (Failure unreachable) {
      LOG.warn(
          "the lease of {} ends in {}: {}",
          name(),
          WriterLeases.LIFE,
          String.valueOf(unreachable.getMessage()));
    }
    query.release();
  }

  /** Renews the lease. A query that runs without it is ended, so that it begins again. */
  void beat() {
    try {
      if (!isStillHeld()) {
        end(running);
      }
    } catch (Failure away) {
      LOG.debug("the lease of {} is not renewed: {}", name(), away.getMessage());
    }
  }

  /** Apart from the renewals: no slow answer holds these up. */
  void tellUnderLease() {
    try {
      if (held) {
        query.tell(lease);
      }
    } catch (Failure away) {
      LOG.debug("{} could not tell what it knows: {}", name(), away.getMessage());
    }
  }

  /** Waits for one that may be dead, and gives way to one that is not. */
  private void awaitLease() {
    long deadline = System.nanoTime() + patience.toNanos();
    HeldLease other = take();
    while (other != null) {
      pause();
      HeldLease now = take();
      if (now != null && (lives(other, now) || System.nanoTime() > deadline)) {
        throw failure(now.lease());
      }
      other = now;
    }
    keep();
  }

  /** Whether the same driver has renewed its lease meanwhile. */
  private static boolean lives(HeldLease before, HeldLease now) {
    return before.lease().equals(now.lease()) && !before.equals(now);
  }

  /** Who had the lease before waits for it: two that each lost some to the other would both end. */
  private Failure failure(WriterLease other) {
    String runs =
        "the driver %s has run %s since %s, and only one may at a time. "
            .formatted(other.holder(), name(), other.since());
    return kept
        ? new TransientFailure(runs + "This one lost it and waits until that one ends")
        : new PermanentFailure(runs + "Stop that one first, if this one is to take its place");
  }

  /** Another's; null when it is taken. */
  private synchronized @Nullable HeldLease take() {
    if (released.getCount() == 0) {
      throw new TransientFailure(name() + " is given up");
    }
    long asked = nanos.getAsLong();
    Optional<HeldLease> other = leases.take(lease);
    held = other.isEmpty();
    shownAt = asked;
    return other.orElse(null);
  }

  /** A store that does not answer is asked again, for as long as the lease may be held. */
  private boolean isShownToHold() {
    long deadline = System.nanoTime() + patience.toNanos();
    while (true) {
      try {
        return isStillHeld();
      } catch (TransientFailure away) {
        if (System.nanoTime() > deadline) {
          throw away;
        }
      }
      pause();
    }
  }

  private synchronized boolean isStillHeld() {
    long asked = nanos.getAsLong();
    held = held && leases.renew(lease);
    shownAt = asked;
    return held;
  }

  private void pause() {
    try {
      boolean unused = released.await(LOOK_EVERY.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new TransientFailure("interrupted while waiting for the lease of " + name(), stopped);
    }
  }

  private synchronized void keep() {
    if (!kept) {
      kept = true;
      atEachBeat("lease of ", this::beat);
      atEachBeat("what is known by ", this::tellUnderLease);
    }
  }

  private void atEachBeat(String thread, Runnable work) {
    Thread keeper = new Thread(() -> repeat(work), thread + name());
    keeper.setDaemon(true);
    keeper.start();
  }

  private void repeat(Runnable work) {
    BatchLog.family(name());
    try {
      while (!released.await(WriterLeases.BEAT.toMillis(), TimeUnit.MILLISECONDS)) {
        work.run();
      }
    } catch (InterruptedException ended) {
      Thread.currentThread().interrupt();
    }
  }

  private void end(@Nullable StreamingQuery now) {
    try {
      if (now != null && now.isActive()) {
        LOG.warn("{} has lost its lease, and ends until it has it again", name());
        now.stop();
      }
    } catch (TimeoutException | RuntimeException stuck) {
      LOG.warn("{} does not end; its batch will not commit", name(), stuck);
    }
  }
}
