package dev.millrace.application.browse;

import dev.millrace.domain.family.LogRecord;
import dev.millrace.domain.port.log.LogPage;
import dev.millrace.domain.port.log.LogPage.Ending;
import dev.millrace.domain.view.Position;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Records of several partitions by the time of their append, no more than were asked for. */
final class MergedPage {

  private static final Comparator<LogRecord> BY_TIME =
      Comparator.comparing(LogRecord::appendedAt)
          .thenComparing(record -> record.position().partition())
          .thenComparing(record -> record.position().offset());

  private MergedPage() {}

  /** The last ones. */
  static LogPage newest(LogPage page, int limit) {
    List<LogRecord> records = page.records().stream().sorted(BY_TIME).toList();
    return new LogPage(
        records.subList(Math.max(0, records.size() - limit), records.size()),
        page.next(),
        page.ending());
  }

  /** The first ones; what is left over is read again. */
  static LogPage first(LogPage page, int limit) {
    List<LogRecord> records = page.records().stream().sorted(BY_TIME).toList();
    if (records.size() <= limit) {
      return new LogPage(records, page.next(), page.ending());
    }
    List<Position> next = new ArrayList<>(page.next());
    for (LogRecord left : records.subList(limit, records.size())) {
      next.replaceAll(one -> earlier(one, left.position()));
    }
    return new LogPage(records.subList(0, limit), next, Ending.RECORDS);
  }

  private static Position earlier(Position one, Position other) {
    return one.partition() == other.partition() && other.offset() < one.offset() ? other : one;
  }
}
