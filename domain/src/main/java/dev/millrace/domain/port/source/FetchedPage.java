package dev.millrace.domain.port.source;

import dev.millrace.domain.document.Bytes;
import dev.millrace.domain.record.RawRecord;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * A page that answered what was asked.
 *
 * @param body the whole body with the values of the secrets blanked
 * @param headers the response's headers that are worth keeping, by lower-case name
 * @param fetchedAt when its last byte arrived
 * @param took from the request to the last byte, retries left out
 * @param records its records in order, at least one
 */
public record FetchedPage(
    PageRequest request,
    Bytes body,
    Map<String, String> headers,
    Instant fetchedAt,
    Duration took,
    List<RawRecord> records) {

  public FetchedPage {
    headers = Map.copyOf(headers);
    records = List.copyOf(records);
  }

  /** The same page with blanks in its body where one of its records stood. */
  public FetchedPage without(RawRecord record) {
    return new FetchedPage(
        request, body.without(record.bytes()), headers, fetchedAt, took, records);
  }
}
