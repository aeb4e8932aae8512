package dev.millrace.adapters.postgres;

import dev.millrace.domain.port.audit.AuditEntry;
import dev.millrace.domain.port.audit.Deed;
import dev.millrace.domain.port.audit.Ending;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** An entry of the audit. */
record AuditRow(
    long number, Instant at, String who, String what, String subject, @Nullable String ending) {

  AuditEntry toEntry() {
    return new AuditEntry(
        number, at, new Deed(who, what, subject), ending == null ? null : Ending.valueOf(ending));
  }
}
