package dev.millrace.adapters.postgres;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.apache.ibatis.session.SqlSession;

/**
 * Raw records and the bodies of pages. A day stays as long as a run with a page of that day is not
 * over and settled.
 */
final class RawDataByDay implements DataByDay {

  @Override
  public String name() {
    return "raw data";
  }

  @Override
  public List<LocalDate> days(SqlSession session) {
    return partitions(session).rawDays();
  }

  @Override
  public Optional<String> hold(SqlSession session, LocalDate day) {
    return UnsettledRuns.among(session, partitions(session).holdRaw(day));
  }

  @Override
  public long drop(SqlSession session, LocalDate day) {
    return partitions(session).dropRaw(day);
  }

  private static PartitionStatements partitions(SqlSession session) {
    return session.getMapper(PartitionStatements.class);
  }
}
