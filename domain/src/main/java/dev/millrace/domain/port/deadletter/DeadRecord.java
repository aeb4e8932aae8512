package dev.millrace.domain.port.deadletter;

import dev.millrace.domain.port.replay.KeptRecord;
import java.util.List;

/**
 * A record with open dead letters.
 *
 * @param kept what is kept of it from the first of its dead versions on, under lock
 * @param events by rising number of their letters
 */
public record DeadRecord(KeptRecord kept, List<DeadEvent> events) {

  public DeadRecord {
    events = List.copyOf(events);
  }
}
