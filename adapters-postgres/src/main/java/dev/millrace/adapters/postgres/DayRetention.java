package dev.millrace.adapters.postgres;

import dev.millrace.domain.failure.TransientFailure;
import java.time.LocalDate;
import java.time.Period;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.ibatis.session.SqlSession;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Drops old days, each in a transaction of its own, and says which have to stay, and why. */
final class DayRetention {

  private static final Logger LOG = LoggerFactory.getLogger(DayRetention.class);
  private static final int MEGABYTE = 1_000_000;

  private final Transactions transactions;
  private final DataByDay data;
  private final Period kept;

  DayRetention(Transactions transactions, DataByDay data, Period kept) {
    this.transactions = transactions;
    this.data = data;
    this.kept = kept;
  }

  /** Drops the days whose youngest row is older than what is kept. */
  void apply() {
    LocalDate today =
        transactions.run(
            "ask for the day", session -> session.getMapper(PartitionStatements.class).today());
    dropBefore(today.minus(kept));
  }

  /** Drops the days before one, and answers why others of them stay. */
  Map<LocalDate, String> dropBefore(LocalDate end) {
    List<LocalDate> dropped = new ArrayList<>();
    Map<LocalDate, String> held = new TreeMap<>();
    long bytes = 0;
    for (LocalDate day : daysBefore(end)) {
      Attempt attempt = drop(day);
      attempt.holder().ifPresentOrElse(holder -> held.put(day, holder), () -> dropped.add(day));
      bytes += attempt.bytes();
    }
    if (!dropped.isEmpty()) {
      LOG.info("Dropped the {} of {}: {} MB", data.name(), dropped, bytes / MEGABYTE);
    }
    held.forEach(
        (day, holder) -> LOG.warn("The {} of {} stays for now: {}", data.name(), day, holder));
    return held;
  }

  /**
   * What became of a day.
   *
   * @param held by what; null when it was dropped
   * @param bytes so many were dropped
   */
  private record Attempt(@Nullable String held, long bytes) {

    Optional<String> holder() {
      return Optional.ofNullable(held);
    }
  }

  private List<LocalDate> daysBefore(LocalDate end) {
    return transactions.run("look for old " + data.name(), data::days).stream()
        .filter(day -> day.isBefore(end))
        .toList();
  }

  private Attempt drop(LocalDate day) {
    try {
      return transactions.run("drop old " + data.name(), session -> drop(session, day));
    } catch (TransientFailure busy) {
      return new Attempt(String.valueOf(busy.getMessage()), 0);
    }
  }

  private Attempt drop(SqlSession session, LocalDate day) {
    return data.hold(session, day)
        .map(holder -> new Attempt(holder, 0))
        .orElseGet(() -> new Attempt(null, data.drop(session, day)));
  }
}
