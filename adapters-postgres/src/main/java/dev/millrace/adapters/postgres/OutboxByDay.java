package dev.millrace.adapters.postgres;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.apache.ibatis.session.SqlSession;

/**
 * The outbox. A day stays as long as a shard of the relay has not published all of it, a dead
 * letter has its bytes there, or a run with events of that day is not over and settled: the letter
 * of an event that was parked reaches the books after the relay's cursor, and not before it.
 */
final class OutboxByDay implements DataByDay {

  @Override
  public String name() {
    return "outbox";
  }

  @Override
  public List<LocalDate> days(SqlSession session) {
    return partitions(session).outboxDays();
  }

  @Override
  public Optional<String> hold(SqlSession session, LocalDate day) {
    partitions(session).holdOutbox(day);
    return holder(session, day);
  }

  /** Why a day would have to stay if it was held now. */
  static Optional<String> holder(SqlSession session, LocalDate day) {
    return partitions(session)
        .lookAtOutbox(day)
        .holder()
        .or(() -> UnsettledRuns.among(session, partitions(session).runsOfOutbox(day)));
  }

  @Override
  public long drop(SqlSession session, LocalDate day) {
    PartitionStatements partitions = partitions(session);
    partitions.runsOfOutbox(day).forEach(run -> partitions.countOutbox(day, run));
    return partitions.dropOutbox(day);
  }

  private static PartitionStatements partitions(SqlSession session) {
    return session.getMapper(PartitionStatements.class);
  }
}
