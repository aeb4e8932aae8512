package dev.millrace.adapters.http;

import dev.millrace.domain.document.Bytes;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.MessageHeaders;
import org.jspecify.annotations.Nullable;

/**
 * What came back with a status of success.
 *
 * @param headers those worth keeping, by lower-case name, each cut at 1,000 characters
 * @param body as much as was received, with the secrets still in it
 * @param broken why the body is not whole, when it is not
 */
record Answer(
    int status,
    Map<String, String> headers,
    Bytes body,
    @Nullable String broken,
    Instant at,
    Duration took) {

  private static final int LONGEST_HEADER = 1_000;
  private static final Set<String> KEPT =
      Set.of(
          "cache-control",
          "content-encoding",
          "content-length",
          "content-type",
          "date",
          "etag",
          "last-modified",
          "retry-after",
          "server",
          "transfer-encoding");

  static Map<String, String> worthKeeping(MessageHeaders headers) {
    Map<String, String> kept = new HashMap<>();
    for (String name : KEPT) {
      Header header = headers.getFirstHeader(name);
      if (header != null) {
        kept.put(name, cut(header.getValue()));
      }
    }
    return kept;
  }

  private static String cut(String value) {
    return value.length() <= LONGEST_HEADER ? value : value.substring(0, LONGEST_HEADER);
  }

  Optional<String> header(String name) {
    return Optional.ofNullable(headers.get(name));
  }
}
