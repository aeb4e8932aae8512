package dev.millrace.application.path;

import dev.millrace.domain.port.outbox.Backlog;
import dev.millrace.domain.schedule.Span;
import java.time.Duration;
import java.time.Instant;

/** How the relay stands, by what it has published and what waits for it. */
final class RelayJudge {

  /** It looks every few milliseconds, and a transaction of its takes seconds at most. */
  private static final Duration QUIET = Duration.ofSeconds(10);

  /** What waits longer is not just on its way. */
  private static final Duration LATE = Duration.ofMinutes(1);

  private long highest = -1;
  private Instant moved = Instant.MAX;

  Judgement judge(Instant now, Reading<OutboxReading> reading, boolean kafkaIsAway) {
    OutboxReading seen = reading.value();
    if (seen == null) {
      return Judgement.without("PostgreSQL", reading);
    }
    follow(reading.at(), seen);
    if (!seen.relayHasRun()) {
      return unused(seen.waiting());
    }
    if (!seen.isSameHistory()) {
      return new Judgement(
          Health.DOWN,
          "has another database's cursor",
          "has a cursor of another database, or of a later time of this one: start `millrace"
              + " relay` and do what it says");
    }
    return seen.waiting().records() == 0
        ? Judgement.of(Health.WELL, "everything is published")
        : waiting(seen.waiting(), quiet(now, seen.waiting()), kafkaIsAway);
  }

  private void follow(Instant at, OutboxReading seen) {
    long published = Math.max(0, seen.newest() - seen.waiting().records());
    boolean begunAnew = seen.newest() < highest;
    if (published > highest || begunAnew || seen.waiting().records() == 0) {
      moved = at;
      highest = begunAnew ? published : Math.max(published, highest);
    }
  }

  /** Nothing waited for longer than the oldest does. */
  private Duration quiet(Instant now, Backlog waiting) {
    Duration still = Duration.between(moved, now);
    return still.compareTo(waiting.age()) < 0 ? still : waiting.age();
  }

  private static Judgement unused(Backlog waiting) {
    return waiting.records() == 0
        ? Judgement.of(Health.IDLE, "has never run, and has nothing to do")
        : new Judgement(
            Health.DOWN,
            "has never run",
            "has never run, %s wait: start `millrace relay`".formatted(rows(waiting)));
  }

  private static Judgement waiting(Backlog waiting, Duration quiet, boolean kafkaIsAway) {
    if (quiet.compareTo(QUIET) >= 0 || kafkaIsAway) {
      String since = Span.words(quiet);
      return kafkaIsAway
          ? new Judgement(
              Health.DOWN,
              "waits for Kafka",
              "waits for Kafka since %s, %s behind".formatted(since, rows(waiting)))
          : new Judgement(
              Health.DOWN,
              "publishes nothing",
              "publishes nothing since %s, %s behind: see that `millrace relay` runs, and its log"
                  .formatted(since, rows(waiting)));
    }
    return waiting.age().compareTo(LATE) > 0
        ? new Judgement(
            Health.BEHIND,
            "is behind",
            "is %s behind, the oldest for %s".formatted(rows(waiting), Span.words(waiting.age())))
        : new Judgement(
            Health.WELL, "publishes", "publishes, %s on the way".formatted(rows(waiting)));
  }

  private static String rows(Backlog waiting) {
    return waiting.records() == 1 ? "1 row" : "%,d rows".formatted(waiting.records());
  }
}
