package dev.millrace.adapters.postgres;

import dev.millrace.domain.document.Bytes;
import dev.millrace.domain.event.EventId;
import dev.millrace.domain.port.ledger.KeptContent;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What is kept of a record at one hop. */
record ContentRow(String hop, Instant at, UUID event, @Nullable Long version, Bytes bytes) {

  KeptContent toContent() {
    return new KeptContent(hop, at, new EventId(event), version, bytes);
  }
}
