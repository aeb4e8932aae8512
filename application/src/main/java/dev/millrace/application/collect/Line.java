package dev.millrace.application.collect;

import dev.millrace.domain.record.RawRecord;
import dev.millrace.domain.record.Reason;
import java.util.List;

/**
 * A record as it was pushed, less the family's secrets.
 *
 * @param problems why it cannot even be read; empty when it can
 */
public record Line(RawRecord raw, List<Reason> problems) {

  public Line {
    problems = List.copyOf(problems);
  }
}
