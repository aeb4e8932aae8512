package dev.millrace.domain.event;

import java.util.HexFormat;
import java.util.UUID;

/** Names one run: one planned reading of a source. */
public record RunId(UUID value) {

  /** Names no run: an erasure counts in nobody's books. */
  public static final RunId NONE = new RunId(new UUID(0, 0));

  public static RunId of(String text) {
    return new RunId(UUID.fromString(text));
  }

  /** The trace of all that is done for the run, as W3C trace context writes it. */
  public String traceId() {
    return toString().replace("-", "");
  }

  /** W3C trace context: the run is the trace, the event its span. */
  public String traceParent(EventId event) {
    String span = HexFormat.of().toHexDigits(event.value().getLeastSignificantBits());
    return "00-" + traceId() + "-" + span + "-01";
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
