package dev.millrace.application.collect;

import dev.millrace.domain.event.RunId;
import dev.millrace.domain.port.intake.TakenRecord;
import java.util.List;

/** What became of a batch's records, in their order, and under which run they are kept. */
public record Taken(RunId run, List<TakenRecord> records) {

  public Taken {
    records = List.copyOf(records);
  }
}
