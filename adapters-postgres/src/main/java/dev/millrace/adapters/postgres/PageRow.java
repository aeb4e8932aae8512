package dev.millrace.adapters.postgres;

import dev.millrace.domain.document.Bytes;
import dev.millrace.domain.port.intake.Outcome;
import dev.millrace.domain.port.intake.PageWrite;
import dev.millrace.domain.port.source.FetchedPage;
import java.time.Instant;
import java.util.UUID;

/** A stored page. */
record PageRow(
    UUID run,
    int page,
    String source,
    String seed,
    int size,
    Bytes body,
    String headers,
    Instant fetchedAt,
    long tookMicros,
    int fetched,
    long stored,
    long newVersions,
    long duplicates,
    long conflicts,
    long rejected) {

  static PageRow of(PageWrite write) {
    FetchedPage page = write.page();
    return new PageRow(
        write.run().value(),
        page.request().page(),
        page.request().source().toString(),
        page.request().seed(),
        page.request().size(),
        page.body(),
        JsonText.object(page.headers(), JsonText::text),
        page.fetchedAt(),
        page.took().toNanos() / 1_000,
        write.records().size(),
        write.count(Outcome.STORED),
        write.newVersions(),
        write.count(Outcome.DUPLICATE),
        write.count(Outcome.CONFLICT),
        write.count(Outcome.REJECTED));
  }
}
