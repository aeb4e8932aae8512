package dev.millrace.domain.port.source;

import dev.millrace.domain.document.Bytes;
import dev.millrace.domain.record.ContentHash;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;

/**
 * What is kept of an answer that is no page.
 *
 * @param status the HTTP status, or 0 when there is none
 * @param prefix the body up to where it stopped parsing, secrets blanked, cut at 64 KiB
 * @param length the bytes received; of a page that is only too short, those without its secrets
 * @param reason what is wrong with it
 */
public record Evidence(
    PageRequest request,
    int status,
    Bytes prefix,
    long length,
    Map<String, String> headers,
    Instant receivedAt,
    String reason) {

  private static final int LONGEST_PREFIX = 64 << 10;

  public Evidence {
    headers = Map.copyOf(headers);
    prefix = cut(prefix);
  }

  private static Bytes cut(Bytes body) {
    return body.length() <= LONGEST_PREFIX
        ? body
        : Bytes.of(Arrays.copyOf(body.array(), LONGEST_PREFIX));
  }

  /** Of the prefix, and of nothing that is not kept: a hash of a secret would confirm a guess. */
  public ContentHash hash() {
    return ContentHash.ofBytes(prefix);
  }
}
