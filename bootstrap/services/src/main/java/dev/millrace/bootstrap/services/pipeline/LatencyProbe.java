package dev.millrace.bootstrap.services.pipeline;

import dev.millrace.domain.event.RunId;
import dev.millrace.domain.port.ledger.FetchedEvent;
import dev.millrace.domain.port.ledger.Ledger;
import dev.millrace.domain.port.run.Runs;
import dev.millrace.domain.port.serving.ServedRow;
import dev.millrace.domain.port.serving.ServedViews;
import dev.millrace.domain.record.RecordKey;
import dev.millrace.domain.view.View;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Measures how long it takes from the fetch of a record until a reader gets it, by reading: some
 * events of each page are looked up again and again until their row is there.
 */
public final class LatencyProbe {

  private static final int PER_PAGE = 10;
  private static final int IN_FLIGHT = 50;

  private final Runs runs;
  private final Ledger ledger;
  private final ServedViews views;
  private final View byKey;
  private final InstantSource clock;

  private final List<FetchedEvent> waiting = new ArrayList<>();
  private final List<Duration> latencies = new ArrayList<>();
  private int pagesSeen;
  private Optional<Instant> firstReadable = Optional.empty();

  public LatencyProbe(
      Runs runs, Ledger ledger, ServedViews views, View byKey, InstantSource clock) {
    this.runs = runs;
    this.ledger = ledger;
    this.views = views;
    this.byKey = byKey;
    this.clock = clock;
  }

  /** Another run begins. */
  public void nextRun() {
    pagesSeen = 0;
  }

  /** Looks once. */
  public void look(RunId run) {
    int stored = runs.find(run).map(found -> found.nextPage() - 1).orElse(0);
    while (pagesSeen < stored && waiting.size() < IN_FLIGHT) {
      pagesSeen++;
      waiting.addAll(ledger.sample(run, pagesSeen, PER_PAGE));
    }
    if (!waiting.isEmpty()) {
      collect();
    }
  }

  private void collect() {
    Set<RecordKey> keys = new HashSet<>();
    waiting.forEach(event -> keys.add(event.key()));
    Map<RecordKey, ServedRow> rows = views.served(byKey, keys);
    Instant now = clock.instant();
    for (Iterator<FetchedEvent> events = waiting.iterator(); events.hasNext(); ) {
      FetchedEvent event = events.next();
      ServedRow row = rows.get(event.key());
      if (row != null && row.version() >= event.version()) {
        latencies.add(Duration.between(event.fetchedAt(), now));
        events.remove();
      }
    }
    if (firstReadable.isEmpty() && !latencies.isEmpty()) {
      firstReadable = Optional.of(now);
    }
  }

  /** When the first record was seen in its view. */
  public Optional<Instant> firstReadable() {
    return firstReadable;
  }

  /** The latency that this share of the samples does not exceed; zero without samples. */
  public Duration percentile(double share) {
    if (latencies.isEmpty()) {
      return Duration.ZERO;
    }
    Collections.sort(latencies);
    int index = (int) Math.ceil(share * latencies.size()) - 1;
    return latencies.get(Math.max(index, 0));
  }

  public int samples() {
    return latencies.size();
  }
}
