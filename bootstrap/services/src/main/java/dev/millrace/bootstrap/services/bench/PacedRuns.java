package dev.millrace.bootstrap.services.bench;

import dev.millrace.domain.event.RunId;
import dev.millrace.domain.port.ledger.FetchedEvent;
import dev.millrace.domain.port.ledger.Ledger;
import dev.millrace.domain.port.serving.ServedRow;
import dev.millrace.domain.port.serving.ServedViews;
import dev.millrace.domain.record.RecordKey;
import dev.millrace.domain.view.View;
import dev.millrace.local.StackException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;

/**
 * Small runs of a page at a steady pace, and for some events of each: when they were fetched, and
 * when they could be read first. Looked at every {@value #LOOK_MILLIS} ms, so a latency is that
 * much too long at most.
 */
final class PacedRuns {

  static final int PER_SECOND = 500;

  private static final int PER_RUN = 100;
  private static final int SAMPLES_PER_RUN = 5;
  private static final long LOOK_MILLIS = 20;
  private static final long PERIOD_NANOS = 1_000_000_000L * PER_RUN / PER_SECOND;
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final Submission submission;
  private final Ledger ledger;
  private final ServedViews views;
  private final View byKey;
  private final InstantSource clock;

  /** Asks for a run. */
  interface Submission {

    RunId submit(int records, int pageSize);
  }

  /**
   * What became of the runs.
   *
   * @param fetched when each sampled event was fetched, in nanoseconds since the epoch
   * @param readable when it was read first, by the same clock
   */
  record Seen(List<RunId> runs, Map<UUID, Long> fetched, Map<UUID, Long> readable) {}

  PacedRuns(
      Submission submission, Ledger ledger, ServedViews views, View byKey, InstantSource clock) {
    this.submission = submission;
    this.ledger = ledger;
    this.views = views;
    this.byKey = byKey;
    this.clock = clock;
  }

  /** How many records so many seconds have. */
  static int records(int seconds) {
    return seconds * PER_SECOND;
  }

  /** Carries what comes in so many seconds, until all samples were read. */
  Seen carry(int seconds) {
    Watch watch = new Watch();
    long begun = System.nanoTime();
    int runs = records(seconds) / PER_RUN;
    for (int number = 0; number < runs; number++) {
      watch.lookUntil(begun + number * PERIOD_NANOS);
      watch.add(submission.submit(PER_RUN, PER_RUN));
    }
    watch.lookToTheEnd();
    return watch.seen();
  }

  /** What was seen so far. */
  private final class Watch {

    private final List<RunId> runs = new ArrayList<>();
    private final List<RunId> unsampled = new ArrayList<>();
    private final List<FetchedEvent> unread = new ArrayList<>();
    private final Map<UUID, Long> fetched = new HashMap<>();
    private final Map<UUID, Long> readable = new HashMap<>();

    void add(RunId run) {
      runs.add(run);
      unsampled.add(run);
    }

    Seen seen() {
      return new Seen(List.copyOf(runs), Map.copyOf(fetched), Map.copyOf(readable));
    }

    void lookUntil(long due) {
      while (System.nanoTime() - due < 0) {
        look();
        LockSupport.parkNanos(
            Math.min(Duration.ofMillis(LOOK_MILLIS).toNanos(), due - System.nanoTime()));
      }
    }

    void lookToTheEnd() {
      long begun = System.nanoTime();
      while (!unsampled.isEmpty() || !unread.isEmpty()) {
        look();
        if (System.nanoTime() - begun > PATIENCE.toNanos()) {
          throw new StackException(
              "%d runs are not stored and %d events not readable after %s"
                  .formatted(unsampled.size(), unread.size(), PATIENCE));
        }
        LockSupport.parkNanos(Duration.ofMillis(LOOK_MILLIS).toNanos());
      }
    }

    private void look() {
      sample();
      if (!unread.isEmpty()) {
        read();
      }
    }

    private void sample() {
      for (Iterator<RunId> waiting = unsampled.iterator(); waiting.hasNext(); ) {
        List<FetchedEvent> samples = ledger.sample(waiting.next(), 1, SAMPLES_PER_RUN);
        if (!samples.isEmpty()) {
          waiting.remove();
          unread.addAll(samples);
          samples.forEach(event -> fetched.put(event.event().value(), nanos(event.fetchedAt())));
        }
      }
    }

    private void read() {
      Set<RecordKey> keys = new HashSet<>();
      unread.forEach(event -> keys.add(event.key()));
      Map<RecordKey, ServedRow> rows = views.served(byKey, keys);
      long now = nanos(clock.instant());
      for (Iterator<FetchedEvent> waiting = unread.iterator(); waiting.hasNext(); ) {
        FetchedEvent event = waiting.next();
        ServedRow row = rows.get(event.key());
        if (row != null && row.version() >= event.version()) {
          waiting.remove();
          readable.put(event.event().value(), now);
        }
      }
    }
  }

  private static long nanos(Instant instant) {
    return Duration.between(Instant.EPOCH, instant).toNanos();
  }
}
