package dev.millrace.bootstrap.services.wiring;

import dev.millrace.adapters.http.api.StreamState;
import dev.millrace.adapters.http.pages.Sights;
import dev.millrace.adapters.postgres.PostgresCheckup;
import dev.millrace.adapters.postgres.RelayBacklog;
import dev.millrace.application.path.OutboxReading;
import dev.millrace.application.path.StreamReading;
import dev.millrace.domain.port.run.Runs;

/** What the servers tell of the path, as the pages want it. */
final class PathSights {

  /** Of more runs at once nobody would read. */
  private static final int NEWEST = 20;

  private PathSights() {}

  static Sights of(
      PostgresCheckup checkup, Runs runs, WatchedStreams streams, CassandraPulse cassandra) {
    return new Sights(
        () -> outbox(checkup, runs),
        () -> streams.get().stream().map(PathSights::reading).toList(),
        cassandra);
  }

  private static OutboxReading outbox(PostgresCheckup checkup, Runs runs) {
    RelayBacklog backlog = checkup.backlog();
    return new OutboxReading(
        backlog.hasRun(),
        backlog.isSameHistory(),
        checkup.newestEvent(),
        backlog.waiting(),
        runs.newest(NEWEST).stream().filter(run -> !run.state().isOver()).toList());
  }

  private static StreamReading reading(StreamState state) {
    return new StreamReading(
        state.family(),
        state.query(),
        state.lastBatch(),
        state.lastSeenAt(),
        state.silent(),
        state.read(),
        state.unread(),
        state.lag());
  }
}
