package dev.millrace.acceptance.path;

import dev.millrace.bootstrap.services.chaos.Oracle;
import dev.millrace.domain.event.RunId;
import dev.millrace.domain.port.run.RunPlan;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;

/**
 * An independent account of what must be served: the source is asked once more for what it served,
 * and versions are told apart and counted by these lines alone. Only when a version was stored is
 * read from the outbox, by plain SQL. The source must not change between a run and its recount.
 */
final class Recount implements Oracle {

  private static final long MINUTE_MICROS = 60_000_000;
  private static final Duration BATCH = Duration.ofSeconds(10);

  private final RunningPipeline path;
  private final Map<UUID, Seen> latest = new HashMap<>();
  private final Map<String, Map<Instant, Long>> counts = new TreeMap<>();

  /** The newest version of a user. */
  private record Seen(long version, SourceUser user) {}

  /** Begins with what is counted already; all that was stored must have been counted by now. */
  Recount(RunningPipeline path) {
    this.path = path;
    try (Rows rows = new Rows(path.settings())) {
      counts.putAll(rows.counts());
    }
  }

  @Override
  public List<String> differences(RunId run) {
    Map<StoredVersion.Id, Long> stored = StoredVersion.of(path.settings(), run);
    List<String> found = new ArrayList<>();
    RunPlan plan = path.run(run).plan();
    for (SourceUser user : SourceUser.all(plan)) {
      take(user, stored, found);
    }
    found.addAll(LogOrder.problems(path, run));
    stored.keySet().forEach(extra -> found.add("stored, but never served by the source: " + extra));
    try (Rows rows = new Rows(path.settings())) {
      found.addAll(countDifferences(rows));
      found.addAll(Difference.of("users_by_id", byId(), rows.byId(latest.keySet())));
      found.addAll(Difference.of("users_by_country", byCountry(), rows.byCountry(latest.keySet())));
      found.addAll(
          Difference.of(
              "users_by_registration", byCountry(), rows.byRegistration(latest.keySet())));
      found.addAll(Difference.of("users_by_email", byEmail(), rows.byEmail(latest.keySet())));
    }
    return found;
  }

  /** The rows of one batch are written at about the same time, not in one moment. */
  private List<String> countDifferences(Rows rows) {
    long deadline = System.nanoTime() + BATCH.toNanos();
    List<String> found = Difference.of("counts", counts, rows.counts());
    while (!found.isEmpty() && System.nanoTime() < deadline) {
      LockSupport.parkNanos(50_000_000);
      found = Difference.of("counts", counts, rows.counts());
    }
    return found;
  }

  private void take(SourceUser user, Map<StoredVersion.Id, Long> stored, List<String> found) {
    Seen before = latest.get(user.id());
    if (before != null && before.user().content().equals(user.content())) {
      return;
    }
    long version = before == null ? 1 : before.version() + 1;
    latest.put(user.id(), new Seen(version, user));
    Long micros = stored.remove(new StoredVersion.Id(user.id(), version));
    if (micros == null) {
      found.add("served by the source, but not stored: " + user.id() + " version " + version);
    } else {
      Instant minute = minute(micros);
      user.countedUnder(minute)
          .forEach(
              value ->
                  counts
                      .computeIfAbsent(value, unseen -> new TreeMap<>())
                      .merge(minute, 1L, Long::sum));
    }
  }

  private static Instant minute(long micros) {
    return Instant.ofEpochSecond(micros / MINUTE_MICROS * 60);
  }

  private Map<UUID, List<String>> byId() {
    Map<UUID, List<String>> rows = new HashMap<>();
    latest.forEach(
        (id, seen) ->
            rows.put(
                id,
                List.of(
                    seen.version() + " " + seen.user().nationality() + " " + seen.user().email())));
    return rows;
  }

  private Map<UUID, List<String>> byCountry() {
    Map<UUID, List<String>> rows = new HashMap<>();
    latest.forEach(
        (id, seen) -> rows.put(id, List.of(seen.version() + " " + seen.user().nationality())));
    return rows;
  }

  private Map<UUID, List<String>> byEmail() {
    Map<UUID, List<String>> rows = new HashMap<>();
    latest.forEach(
        (id, seen) -> rows.put(id, List.of(seen.version() + " " + seen.user().emailHash())));
    return rows;
  }
}
