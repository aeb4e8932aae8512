package dev.millrace.domain.port.quarantine;

import dev.millrace.domain.record.Reason;
import java.util.List;

/**
 * Reasons that records have in common.
 *
 * @param reasons all that each of them has
 * @param records how many have just these
 */
public record Grounds(List<Reason> reasons, long records) {

  public Grounds {
    reasons = List.copyOf(reasons);
  }
}
