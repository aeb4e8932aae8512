package dev.millrace.adapters.postgres;

import dev.millrace.domain.event.RunId;
import dev.millrace.domain.port.ledger.Sheet;
import java.util.UUID;

/** A run's sums. */
record SheetRow(
    UUID run,
    long fetched,
    long stored,
    long newVersions,
    long duplicates,
    long conflicts,
    long quarantined,
    long published,
    long served,
    long deadLettered,
    boolean proved) {

  Sheet toSheet() {
    return new Sheet(
        new RunId(run),
        fetched,
        stored,
        newVersions,
        duplicates,
        conflicts,
        quarantined,
        published,
        served,
        deadLettered,
        proved);
  }
}
