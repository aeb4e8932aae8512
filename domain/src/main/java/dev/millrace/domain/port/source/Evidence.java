package dev.millrace.domain.port.source;

import dev.millrace.domain.document.Bytes;
import dev.millrace.domain.record.ContentHash;
import java.time.Instant;
import java.util.Map;

/**
 * What is kept of an answer that is no page.
 *
 * @param status the HTTP status, or 0 when there is none
 * @param prefix the body up to where it stopped parsing, secrets blanked, at most 64 KiB
 * @param length the bytes received
 * @param hash of all bytes received, in their original form
 * @param reason what is wrong with it
 */
public record Evidence(
    PageRequest request,
    int status,
    Bytes prefix,
    long length,
    ContentHash hash,
    Map<String, String> headers,
    Instant receivedAt,
    String reason) {

  public Evidence {
    headers = Map.copyOf(headers);
  }
}
