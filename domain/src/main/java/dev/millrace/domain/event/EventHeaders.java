package dev.millrace.domain.event;

import java.util.regex.Pattern;

/** The names of an event's headers in its topic. All values are text. */
public final class EventHeaders {

  public static final String EVENT_ID = "millrace-event-id";
  public static final String FAMILY = "millrace-family";
  public static final String VERSION = "millrace-version";
  public static final String RUN_ID = "millrace-run-id";

  /** Which attempt this is, from 1; more after a redrive or a replay. */
  public static final String ATTEMPT = "millrace-attempt";

  /** Its row's transaction and number in the outbox, {@code XID:SEQ}. */
  public static final String OUTBOX = "millrace-outbox";

  /** Present on an event that was published again, with its id: it counts as it would without. */
  public static final String REPLAY = "millrace-replay";

  /** Only beside a null value: the {@link Erasure}, as its text. */
  public static final String ERASES = "millrace-erases";

  /** W3C trace context. */
  public static final String TRACEPARENT = "traceparent";

  /** Only in a dead letter that does not hold its payload: how long the payload is. */
  public static final String PAYLOAD_BYTES = "millrace-payload-bytes";

  /** Only in a dead letter that does not hold its payload: the hash of the payload, in hex. */
  public static final String PAYLOAD_SHA256 = "millrace-payload-sha256";

  /** Only in a dead letter that was too large: how its payload begins, byte for byte. */
  public static final String PAYLOAD_START = "millrace-payload-start";

  /** Only in a dead letter whose key was too large: how long the key is. */
  public static final String KEY_BYTES = "millrace-key-bytes";

  /** Only in a dead letter whose key was too large: the hash of the key, in hex. */
  public static final String KEY_SHA256 = "millrace-key-sha256";

  /** Only in a dead letter whose key was too large: how the key begins, byte for byte. */
  public static final String KEY_START = "millrace-key-start";

  /** Only in a dead letter whose headers were too large: how long all of them were. */
  public static final String HEADERS_BYTES = "millrace-headers-bytes";

  private static final Pattern NUMBER = Pattern.compile("[0-9]{1,6}");

  private EventHeaders() {}

  /** The number in a header {@link #ATTEMPT}; 1 for anything else that a foreign record may say. */
  public static int attempt(String header) {
    return NUMBER.matcher(header).matches() ? Integer.parseInt(header) : 1;
  }
}
