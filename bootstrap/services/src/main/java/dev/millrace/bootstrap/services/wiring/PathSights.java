package dev.millrace.bootstrap.services.wiring;

import dev.millrace.adapters.http.api.StreamState;
import dev.millrace.adapters.http.pages.Sights;
import dev.millrace.adapters.kafka.KafkaCheckup;
import dev.millrace.adapters.postgres.PostgresCheckup;
import dev.millrace.adapters.postgres.RelayBacklog;
import dev.millrace.application.alert.RunsReading;
import dev.millrace.application.books.CountedEnds;
import dev.millrace.application.path.OutboxReading;
import dev.millrace.application.path.StreamReading;
import dev.millrace.domain.port.ledger.Ledger;
import dev.millrace.domain.port.run.Run;
import dev.millrace.domain.port.run.RunState;
import dev.millrace.domain.port.run.Runs;
import dev.millrace.domain.record.FamilyName;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What the servers tell of the path, as the pages want it. */
final class PathSights {

  /** Of more runs at once nobody would read. */
  private static final int NEWEST = 20;

  private PathSights() {}

  static Sights of(
      PostgresCheckup checkup,
      Runs runs,
      Ledger ledger,
      WatchedStreams streams,
      KafkaCheckup kafka,
      CassandraPulse cassandra,
      CountedEnds ends) {
    LastRuns over = new LastRuns(ledger::sheet);
    return new Sights(
        () -> outbox(checkup, runs),
        () -> streams.get().stream().map(PathSights::reading).toList(),
        cassandra,
        () -> runs(runs.newest(NEWEST), over),
        kafka::heldBack,
        ends::counts);
  }

  private static RunsReading runs(List<Run> newest, LastRuns over) {
    Map<FamilyName, Run> last = new LinkedHashMap<>();
    newest.stream()
        .filter(PathSights::tells)
        .forEach(run -> last.putIfAbsent(run.plan().family(), run));
    return new RunsReading(
        newest.stream()
            .filter(run -> run.state() == RunState.SUBMITTED)
            .map(Run::submittedAt)
            .min(Comparator.naturalOrder())
            .orElse(null),
        over.of(last.values()));
  }

  /** One that somebody cancelled says nothing, nor does one that waits for what is pushed. */
  private static boolean tells(Run run) {
    return !run.plan().isCollected()
        && (run.state() == RunState.FETCHED || run.state() == RunState.FAILED);
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
