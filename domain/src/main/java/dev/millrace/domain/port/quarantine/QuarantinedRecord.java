package dev.millrace.domain.port.quarantine;

import dev.millrace.domain.document.Bytes;
import dev.millrace.domain.port.intake.Outcome;
import dev.millrace.domain.record.Reason;
import java.time.Instant;
import java.util.List;

/**
 * A record in quarantine.
 *
 * @param outcome {@code CONFLICT} or {@code REJECTED}
 * @param bytes as received, secrets blanked
 */
public record QuarantinedRecord(
    Place place, Outcome outcome, Bytes bytes, List<Reason> reasons, Instant at) {

  public QuarantinedRecord {
    reasons = List.copyOf(reasons);
  }
}
