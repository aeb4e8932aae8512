package dev.millrace.domain.event;

/** The names of an event's headers in its topic. All values are text. */
public final class EventHeaders {

  public static final String EVENT_ID = "millrace-event-id";
  public static final String FAMILY = "millrace-family";
  public static final String VERSION = "millrace-version";
  public static final String RUN_ID = "millrace-run-id";

  /** Which attempt this is, from 1; more after a redrive. */
  public static final String ATTEMPT = "millrace-attempt";

  /** Its row's transaction and number in the outbox, {@code XID:SEQ}. */
  public static final String OUTBOX = "millrace-outbox";

  /** Present on an event that was published again: it never enters a window's state. */
  public static final String REPLAY = "millrace-replay";

  /** W3C trace context. */
  public static final String TRACEPARENT = "traceparent";

  /** Only in the dead letter of a row of the outbox: how long the payload is that stays there. */
  public static final String PAYLOAD_BYTES = "millrace-payload-bytes";

  /** Only in the dead letter of a row of the outbox: the hash of its payload, in hex. */
  public static final String PAYLOAD_SHA256 = "millrace-payload-sha256";

  private EventHeaders() {}
}
