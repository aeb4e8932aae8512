package dev.millrace.adapters.postgres;

import dev.millrace.domain.call.Answer;
import dev.millrace.domain.call.Claim;
import dev.millrace.domain.record.ContentHash;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A row of {@code calls}; one without a status has no answer yet. */
record CallRow(
    String content,
    UUID subject,
    Instant claimedUntil,
    @Nullable Integer status,
    @Nullable String location,
    @Nullable String body) {

  /** What one more claim of it comes to. */
  Claim claim(ContentHash wanted, Instant now) {
    if (!content.equals(wanted.hex())) {
      return new Claim.OtherContent();
    }
    if (status != null && body != null) {
      return new Claim.Answered(new Answer(status, location, body));
    }
    return claimedUntil.isAfter(now) ? new Claim.UnderWay() : new Claim.Execute(subject);
  }
}
