package dev.millrace.domain.family;

import dev.millrace.domain.document.Bytes;
import dev.millrace.domain.event.EventHeaders;
import dev.millrace.domain.view.Position;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A record as it stands in a topic, before anybody has believed any of it.
 *
 * @param appendedAt the broker's time, which no writer can choose
 * @param headers the last of each name, with an empty value for one that was null
 */
public record LogRecord(
    Position position,
    Instant appendedAt,
    @Nullable Bytes key,
    @Nullable Bytes value,
    Map<String, Bytes> headers) {

  public LogRecord {
    headers = Map.copyOf(headers);
  }

  /** Which attempt at its event this is, as its header says; 1 where that says nothing. */
  public int attempt() {
    Bytes header = headers.get(EventHeaders.ATTEMPT);
    return header == null ? 1 : EventHeaders.attempt(header.text());
  }

  /** Whether its event was published before, by a replay or a redrive. */
  public boolean isAgain() {
    return attempt() > 1 || headers.containsKey(EventHeaders.REPLAY);
  }
}
