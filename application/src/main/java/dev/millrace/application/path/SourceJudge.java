package dev.millrace.application.path;

import dev.millrace.domain.port.run.Run;
import dev.millrace.domain.port.run.RunState;
import dev.millrace.domain.schedule.Span;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** How the source stands, by the runs that fetch from it. */
final class SourceJudge {

  /** The ingest process takes a run up within seconds. */
  private static final Duration LATE = Duration.ofSeconds(30);

  private static final int LONGEST = 300;
  private static final int ID = 8;

  private SourceJudge() {}

  static Judgement judge(Instant now, Reading<OutboxReading> reading) {
    OutboxReading seen = reading.value();
    return seen == null ? Judgement.without("PostgreSQL", reading) : judge(now, seen.open());
  }

  private static Judgement judge(Instant now, List<Run> open) {
    return late(now, open)
        .or(() -> troubled(open))
        .orElseGet(() -> open.isEmpty() ? nothing() : busy(open));
  }

  private static Judgement nothing() {
    return Judgement.of(Health.IDLE, "no run is under way");
  }

  private static Optional<Judgement> late(Instant now, List<Run> open) {
    return open.stream()
        .filter(run -> run.state() == RunState.SUBMITTED)
        .filter(run -> run.submittedAt().plus(LATE).isBefore(now))
        .findFirst()
        .map(run -> late(run, Span.words(Duration.between(run.submittedAt(), now)), open));
  }

  /** An ingest process takes up a few runs at once; more wait for their turn. */
  private static Judgement late(Run run, String since, List<Run> open) {
    if (open.stream().anyMatch(other -> other.state() == RunState.RUNNING && !isPushed(other))) {
      return new Judgement(
          Health.BEHIND,
          "has runs that wait for others",
          "run %s was not begun for %s, while others are under way".formatted(id(run), since));
    }
    return new Judgement(
        Health.DOWN,
        "waits for the ingest process",
        "run %s was not begun for %s: see that `millrace ingest` runs, and its log"
            .formatted(id(run), since));
  }

  private static boolean isPushed(Run run) {
    return run.plan().isCollected();
  }

  private static Optional<Judgement> troubled(List<Run> open) {
    return open.stream()
        .flatMap(run -> Optional.ofNullable(run.problem()).map(why -> troubled(run, why)).stream())
        .findFirst();
  }

  private static Judgement troubled(Run run, String problem) {
    String cut = problem.length() <= LONGEST ? problem : problem.substring(0, LONGEST) + "…";
    return new Judgement(Health.BEHIND, "a run waits", "run %s waits: %s".formatted(id(run), cut));
  }

  private static Judgement busy(List<Run> open) {
    long fetching = open.stream().filter(run -> !isPushed(run)).count();
    if (fetching == 0) {
      return Judgement.of(Health.WELL, "collects what is pushed");
    }
    return new Judgement(
        Health.WELL, "fetches", fetching == 1 ? "1 run fetches" : fetching + " runs fetch");
  }

  private static String id(Run run) {
    return run.id().toString().substring(0, ID);
  }
}
