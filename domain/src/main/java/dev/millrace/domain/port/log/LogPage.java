package dev.millrace.domain.port.log;

import dev.millrace.domain.family.LogRecord;
import dev.millrace.domain.view.Position;
import java.util.List;

/**
 * Records of a topic.
 *
 * @param next where to go on in each partition that was read
 * @param ending why there are no more of them
 */
public record LogPage(List<LogRecord> records, List<Position> next, Ending ending) {

  public LogPage {
    records = List.copyOf(records);
    next = List.copyOf(next);
  }

  /** Why reading ended. */
  public enum Ending {
    /** There was no more when it began. */
    END,
    /** Of a partition there are as many as may be, and there may be more. */
    RECORDS,
    /** As many bytes were read as may be. */
    BYTES,
    /** It took as long as it may. */
    TIME
  }
}
