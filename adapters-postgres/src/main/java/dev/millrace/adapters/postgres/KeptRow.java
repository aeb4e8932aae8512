package dev.millrace.adapters.postgres;

import dev.millrace.domain.call.Answer;
import dev.millrace.domain.call.CallKey;
import dev.millrace.domain.call.KeptCall;
import dev.millrace.domain.record.ContentHash;
import org.jspecify.annotations.Nullable;

/** A row of {@code calls} that was answered. */
record KeptRow(
    String principal,
    String endpoint,
    String key,
    String content,
    int status,
    @Nullable String location,
    String body) {

  KeptCall toCall() {
    return new KeptCall(
        new CallKey(principal, endpoint, key),
        new ContentHash(content),
        new Answer(status, location, body));
  }
}
