package dev.millrace.adapters.http.api;

import dev.millrace.adapters.http.SourceRequest;
import dev.millrace.application.admission.PassedLimits;
import dev.millrace.application.ingest.TakenKind;
import dev.millrace.domain.family.Families;
import dev.millrace.domain.family.Family;
import dev.millrace.domain.port.intake.Outcome;
import dev.millrace.domain.record.FamilyName;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * What a process that takes records in tells Prometheus. Nobody who sends something chooses a
 * label, and what is counted is shown from zero on, or its first increase would be missed.
 *
 * @param breakers the state of the circuit breaker of each origin that this process asks: {@code
 *     closed}, {@code open} or {@code half_open}
 * @param requests to sources, by how they ended
 * @param taken records that are durable, by what became of them
 * @param waiting how many records of each family wait for their commit
 * @param passed which limits of admission are passed
 */
public record IngestFigures(
    Families families,
    Supplier<Map<String, String>> breakers,
    Supplier<Map<SourceRequest, Long>> requests,
    Supplier<Map<TakenKind, Long>> taken,
    Supplier<Map<FamilyName, Integer>> waiting,
    Supplier<PassedLimits> passed) {

  private static final String BREAKERS = "millrace_source_breaker";
  private static final List<String> BREAKER_STATES = List.of("closed", "open", "half_open");
  private static final String REQUESTS = "millrace_source_requests_total";
  private static final String TAKEN = "millrace_records_taken_total";
  private static final String QUARANTINED = "millrace_records_quarantined_total";
  private static final List<String> REASONS = List.of("conflict", "unreadable", "field");
  private static final String WAITING = "millrace_collector_waiting_records";
  private static final String PASSED = "millrace_admission_limit_passed";

  void show(Exposition page) {
    breakers(page);
    requests(page);
    Map<TakenKind, Long> counts = taken.get();
    taken(page, counts);
    quarantined(page, counts);
    waiting(page);
    passed(page);
  }

  private void breakers(Exposition page) {
    Map<String, String> origins = breakers.get();
    if (origins.isEmpty()) {
      return;
    }
    page.about(BREAKERS, "gauge", "In which state the circuit breaker of a source is: 1 there.");
    origins.forEach(
        (origin, current) ->
            BREAKER_STATES.forEach(
                state ->
                    page.sample(
                        BREAKERS,
                        Map.of("origin", origin, "state", state),
                        state.equals(current) ? 1 : 0)));
  }

  private void requests(Exposition page) {
    Map<SourceRequest, Long> counts = requests.get();
    page.about(REQUESTS, "counter", "Requests to sources, by how they ended.");
    for (boolean isRetry : List.of(false, true)) {
      for (SourceRequest.Outcome outcome : SourceRequest.Outcome.values()) {
        page.sample(
            REQUESTS,
            Map.of(
                "attempt",
                isRetry ? "retry" : "first",
                "outcome",
                outcome.name().toLowerCase(Locale.ROOT)),
            counts.getOrDefault(new SourceRequest(isRetry, outcome), 0L));
      }
    }
  }

  private void taken(Exposition page, Map<TakenKind, Long> counts) {
    page.about(TAKEN, "counter", "Records that were taken in, by what became of them.");
    for (Family<?> family : families.all()) {
      for (Outcome outcome : Outcome.values()) {
        taken(page, counts, new TakenKind(family.name(), false, outcome, false));
        taken(page, counts, new TakenKind(family.name(), true, outcome, false));
      }
    }
  }

  private static void taken(Exposition page, Map<TakenKind, Long> counts, TakenKind kind) {
    page.sample(
        TAKEN,
        Map.of(
            "family",
            kind.family().value(),
            "via",
            kind.isPushed() ? "collector" : "run",
            "outcome",
            CollectedFields.word(kind.outcome())),
        sum(counts, kind::isLike));
  }

  private void quarantined(Exposition page, Map<TakenKind, Long> counts) {
    page.about(QUARANTINED, "counter", "Records that were kept in quarantine, by reason.");
    for (Family<?> family : families.all()) {
      for (String reason : REASONS) {
        page.sample(
            QUARANTINED,
            Map.of("family", family.name().value(), "reason", reason),
            sum(
                counts,
                kind -> kind.family().equals(family.name()) && reason.equals(reason(kind))));
      }
    }
  }

  private static String reason(TakenKind kind) {
    return switch (kind.outcome()) {
      case CONFLICT -> "conflict";
      case REJECTED -> kind.isUnreadable() ? "unreadable" : "field";
      case STORED, DUPLICATE -> "";
    };
  }

  private static long sum(Map<TakenKind, Long> counts, Predicate<TakenKind> wanted) {
    return counts.entrySet().stream()
        .filter(entry -> wanted.test(entry.getKey()))
        .mapToLong(Map.Entry::getValue)
        .sum();
  }

  private void waiting(Exposition page) {
    page.about(WAITING, "gauge", "Pushed records that wait for their commit.");
    waiting
        .get()
        .forEach(
            (family, records) -> page.sample(WAITING, Map.of("family", family.value()), records));
  }

  private void passed(Exposition page) {
    PassedLimits now = passed.get();
    page.about(PASSED, "gauge", "Which limits of admission are passed: nothing is taken in at 1.");
    page.sample(PASSED, Map.of("limit", "records"), now.records() ? 1 : 0)
        .sample(PASSED, Map.of("limit", "bytes"), now.bytes() ? 1 : 0)
        .sample(PASSED, Map.of("limit", "age"), now.age() ? 1 : 0);
  }
}
