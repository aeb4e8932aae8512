package dev.millrace.adapters.postgres;

import dev.millrace.domain.failure.TransientFailure;
import dev.millrace.domain.port.run.RunState;
import java.time.LocalDate;
import java.time.Period;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.apache.ibatis.session.SqlSession;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Drops the raw data of old days, each day in a transaction of its own. A day stays as long as a
 * run with a page of that day is not over and settled: until then a loss behind the intake could be
 * made good from it.
 */
final class RawRetention {

  private static final Logger LOG = LoggerFactory.getLogger(RawRetention.class);
  private static final int MEGABYTE = 1_000_000;

  private final Transactions transactions;
  private final Period kept;

  RawRetention(Transactions transactions, Period kept) {
    this.transactions = transactions;
    this.kept = kept;
  }

  /** Drops the days whose youngest row is older than what is kept. */
  void apply() {
    LocalDate today = transactions.run("ask for the day", session -> partitions(session).today());
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
      LOG.info("Dropped the raw data of {}: {} MB", dropped, bytes / MEGABYTE);
    }
    held.forEach((day, holder) -> LOG.warn("The raw data of {} stays for now: {}", day, holder));
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
    return transactions.run("look for raw data", session -> partitions(session).rawDays()).stream()
        .filter(day -> day.isBefore(end))
        .toList();
  }

  private Attempt drop(LocalDate day) {
    try {
      return transactions.run("drop raw data", session -> drop(session, day));
    } catch (TransientFailure busy) {
      return new Attempt(String.valueOf(busy.getMessage()), 0);
    }
  }

  private static Attempt drop(SqlSession session, LocalDate day) {
    PartitionStatements partitions = partitions(session);
    return partitions.holdRaw(day).stream()
        .flatMap(run -> holder(session, run).stream())
        .findFirst()
        .map(holder -> new Attempt(holder, 0))
        .orElseGet(() -> new Attempt(null, partitions.dropRaw(day)));
  }

  /** What a run holds its raw data with; empty when it does not. */
  private static Optional<String> holder(SqlSession session, UUID run) {
    if (!isOver(session, run)) {
      return Optional.of("run " + run + " is not over");
    }
    return isSettled(session, run)
        ? Optional.empty()
        : Optional.of("run " + run + " is not settled, see `millrace ledger " + run + "`");
  }

  private static boolean isOver(SqlSession session, UUID run) {
    RunRow found = session.getMapper(RunStatements.class).find(run);
    return found != null && RunState.valueOf(found.state()).isOver();
  }

  private static boolean isSettled(SqlSession session, UUID run) {
    SheetRow sheet = session.getMapper(LedgerStatements.class).sheet(run, PostgresLedger.SHARD);
    return sheet != null && sheet.toSheet().isSettled();
  }

  private static PartitionStatements partitions(SqlSession session) {
    return session.getMapper(PartitionStatements.class);
  }
}
