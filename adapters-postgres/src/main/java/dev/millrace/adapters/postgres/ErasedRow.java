package dev.millrace.adapters.postgres;

import dev.millrace.domain.port.erasure.Erased;
import java.time.Instant;

/** A row of {@code erasures}, less its hash. */
record ErasedRow(Instant erasedAt, String erasedBy) {

  Erased toErased() {
    return new Erased(erasedAt, erasedBy);
  }
}
