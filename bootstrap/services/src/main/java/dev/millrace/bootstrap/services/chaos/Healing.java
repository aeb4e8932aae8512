package dev.millrace.bootstrap.services.chaos;

import java.time.Duration;
import java.util.List;

/**
 * How the time after a fault went.
 *
 * @param took from the fault's end until everything was green, or until patience ended
 * @param complaints what was still wrong then
 */
public record Healing(Duration took, List<String> complaints) {

  public Healing {
    complaints = List.copyOf(complaints);
  }

  /** Whether everything was green again, within this time. */
  public boolean isWithin(Duration limit) {
    return complaints.isEmpty() && took.compareTo(limit) <= 0;
  }
}
