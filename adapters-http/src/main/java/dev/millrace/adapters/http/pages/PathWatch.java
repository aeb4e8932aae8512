package dev.millrace.adapters.http.pages;

import dev.millrace.application.path.OutboxReading;
import dev.millrace.application.path.PathSighting;
import dev.millrace.application.path.PathState;
import dev.millrace.application.path.StreamReading;
import dev.millrace.application.path.WatchPath;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;

/** Looks at the servers of the path, all at once, when somebody wants to know how it stands. */
final class PathWatch {

  /** To ask Kafka makes consumers, which costs the brokers more than a look is worth. */
  private static final Duration PAUSE = Duration.ofSeconds(4);

  private final Look<OutboxReading> postgres;
  private final Look<List<StreamReading>> kafka;
  private final Look<Boolean> cassandra;
  private final WatchPath path;
  private final InstantSource clock;

  PathWatch(Sights sights, WatchPath path, InstantSource clock) {
    this.postgres = new Look<>(sights.postgres(), Duration.ZERO, clock);
    this.kafka = new Look<>(sights.kafka(), PAUSE, clock);
    this.cassandra = new Look<>(sights.cassandra(), PAUSE, clock);
    this.path = path;
    this.clock = clock;
  }

  /** How the path stands, told no later than after so long, by what is known then. */
  CompletionStage<PathState> state(Duration patience) {
    return CompletableFuture.allOf(
            postgres.refresh().toCompletableFuture(),
            kafka.refresh().toCompletableFuture(),
            cassandra.refresh().toCompletableFuture())
        .completeOnTimeout(null, patience.toMillis(), TimeUnit.MILLISECONDS)
        .thenApply(done -> seen());
  }

  private synchronized PathState seen() {
    return path.seen(
        new PathSighting(
            clock.instant(), postgres.reading(), kafka.reading(), cassandra.reading()));
  }
}
