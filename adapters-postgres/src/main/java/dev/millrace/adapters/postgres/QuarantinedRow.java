package dev.millrace.adapters.postgres;

import dev.millrace.domain.document.Bytes;
import dev.millrace.domain.port.intake.Outcome;
import dev.millrace.domain.port.quarantine.Place;
import dev.millrace.domain.port.quarantine.QuarantinedRecord;
import java.time.Instant;

/** A record in quarantine. */
record QuarantinedRow(
    int page, int index, String outcome, Bytes bytes, String reasons, Instant quarantinedAt) {

  QuarantinedRecord toRecord() {
    return new QuarantinedRecord(
        new Place(page, index),
        Outcome.valueOf(outcome),
        bytes,
        ReasonsText.read(reasons),
        quarantinedAt);
  }
}
