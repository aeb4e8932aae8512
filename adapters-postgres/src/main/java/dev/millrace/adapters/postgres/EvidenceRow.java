package dev.millrace.adapters.postgres;

import dev.millrace.domain.document.Bytes;
import dev.millrace.domain.event.RunId;
import dev.millrace.domain.port.source.Evidence;
import java.time.Instant;
import java.util.UUID;

/** A row of {@code unusable_pages}. */
record EvidenceRow(
    UUID run,
    String source,
    String seed,
    int page,
    int size,
    int status,
    Bytes prefix,
    long length,
    String hash,
    String headers,
    Instant receivedAt,
    String reason) {

  static EvidenceRow of(RunId run, Evidence evidence) {
    return new EvidenceRow(
        run.value(),
        evidence.request().source().toString(),
        evidence.request().seed(),
        evidence.request().page(),
        evidence.request().size(),
        evidence.status(),
        evidence.prefix(),
        evidence.length(),
        evidence.hash().hex(),
        JsonText.object(evidence.headers(), JsonText::text),
        evidence.receivedAt(),
        PlainText.of(evidence.reason()));
  }
}
