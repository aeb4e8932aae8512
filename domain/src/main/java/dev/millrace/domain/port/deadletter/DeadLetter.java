package dev.millrace.domain.port.deadletter;

import dev.millrace.domain.document.Bytes;
import dev.millrace.domain.event.Erasure;
import dev.millrace.domain.event.EventHeaders;
import dev.millrace.domain.event.EventId;
import dev.millrace.domain.event.RunId;
import dev.millrace.domain.port.outbox.OutboxRow;
import dev.millrace.domain.record.ContentHash;
import dev.millrace.domain.record.RecordKey;
import dev.millrace.domain.view.Position;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A record that a stage could not carry. Told by its position: repeating a batch repeats it.
 *
 * @param family the family's name, by the topic
 * @param position where it stands in its topic, or in the {@link #OUTBOX}
 * @param key its original key, or null
 * @param value its original value, or null; always null of a row, which keeps it in the outbox, and
 *     of a value that was too large, which stays at its position
 * @param headers its original headers, the last of each name, with an empty value for one that was
 *     null; and what is told of bytes that are left out
 * @param stage what could not carry it, such as {@code facts}
 * @param code a short constant for the reason
 * @param reason the reason in words, without payload
 * @param exception the class of what was thrown, by its whole name; null when nothing was
 * @param attempt which attempt this was, from 1
 */
public record DeadLetter(
    String family,
    Position position,
    @Nullable Bytes key,
    @Nullable Bytes value,
    Map<String, Bytes> headers,
    String stage,
    Code code,
    String reason,
    @Nullable String exception,
    Instant at,
    int attempt) {

  /** Stands for a topic in the position of a row of the outbox, whose offset is its {@code seq}. */
  public static final String OUTBOX = "outbox";

  private static final String RELAY = "relay";

  /** The most bytes that a value, a key or all headers have in a letter by reference. */
  private static final int LARGEST_PART = 32 << 10;

  /** How much of a part that is left out is kept. */
  private static final int START = 1 << 10;

  /** The headers that are kept of too many: those by which the books know a record. */
  private static final Set<String> VITAL_HEADERS =
      Set.of(
          EventHeaders.EVENT_ID,
          EventHeaders.FAMILY,
          EventHeaders.VERSION,
          EventHeaders.RUN_ID,
          EventHeaders.ATTEMPT,
          EventHeaders.OUTBOX,
          EventHeaders.REPLAY,
          EventHeaders.TRACEPARENT);

  /** Why a record is dead. */
  public enum Code {
    /** No frame: empty, or a first byte that is not 0. */
    NOT_FRAMED,
    /** A healthy registry does not know the schema's id. */
    UNKNOWN_SCHEMA,
    /** Its schema is known, but not one that the family's can read. */
    INCOMPATIBLE_SCHEMA,
    /** The bytes are not what the schema says. */
    MALFORMED,
    /** The document is no record of the family. */
    NOT_A_RECORD,
    /** The family's projection threw. */
    PROJECTION_FAILED,
    /** The log takes no record of its size. */
    TOO_LARGE,
    /** The log takes this record never, whatever its size. */
    REFUSED,
    /** There is no topic for it, or the relay may not write there. */
    NO_TOPIC
  }

  public DeadLetter {
    headers = Map.copyOf(headers);
  }

  /** The letter of a row that cannot be published, by reference: the row stays in the outbox. */
  public static DeadLetter ofRow(
      OutboxRow row, Code code, String reason, String exception, Instant at) {
    return new DeadLetter(
        row.family().value(),
        new Position(OUTBOX, 0, row.seq()),
        Bytes.ofText(row.key().value()),
        null,
        headers(row),
        RELAY,
        code,
        reason,
        exception,
        at,
        row.attempt());
  }

  /**
   * The same for where it does not fit: what is large of it is left out, and stays at its position
   * as long as its topic keeps it. Of a value and a key that are left out, length, hash and
   * beginning stand in headers; of headers, only those that the books need are kept.
   */
  public DeadLetter byReference() {
    Map<String, Bytes> told = new HashMap<>(smallHeaders());
    if (key != null && isLarge(key)) {
      putIdentity(told, EventHeaders.KEY_BYTES, EventHeaders.KEY_SHA256, key);
      told.put(EventHeaders.KEY_START, start(key));
    }
    if (value != null && isLarge(value)) {
      putIdentity(told, EventHeaders.PAYLOAD_BYTES, EventHeaders.PAYLOAD_SHA256, value);
      told.put(EventHeaders.PAYLOAD_START, start(value));
    }
    return new DeadLetter(
        family,
        position,
        isLarge(key) ? null : key,
        isLarge(value) ? null : value,
        told,
        stage,
        code,
        reason,
        exception,
        at,
        attempt);
  }

  /** The same once its record was erased: where it stood, and by what the books know it. */
  public DeadLetter blanked() {
    Map<String, Bytes> vital = new HashMap<>(headers);
    vital.keySet().retainAll(VITAL_HEADERS);
    return new DeadLetter(
        family, position, null, null, vital, stage, code, reason, exception, at, attempt);
  }

  /** How many bytes it holds of its record. */
  public long length() {
    return length(key) + length(value) + headersLength();
  }

  /** Whether it is the letter of a row, and its value in the outbox. */
  public boolean isOfRow() {
    return position.topic().equals(OUTBOX);
  }

  /** Whether nothing is left of its record but its place and its run. */
  public boolean isOfNobody() {
    return event().isPresent() && event().map(OutboxRow::nobody).equals(recordKey());
  }

  /** Whether it is of a null value that erases its record: until it is published, that is not. */
  public boolean isOfErasure() {
    return value == null && headers.containsKey(EventHeaders.ERASES) && !isOfNobody();
  }

  /** The run that its header names, if it names one. */
  public Optional<RunId> run() {
    try {
      return header(EventHeaders.RUN_ID).map(RunId::of);
    } catch (IllegalArgumentException foreign) {
      return Optional.empty();
    }
  }

  /** The event that its header names, if it names one. */
  public Optional<EventId> event() {
    try {
      return header(EventHeaders.EVENT_ID).map(EventId::of);
    } catch (IllegalArgumentException foreign) {
      return Optional.empty();
    }
  }

  /** The version of its record that its header names, if it names one. */
  public Optional<Long> version() {
    return header(EventHeaders.VERSION)
        .filter(text -> text.matches("[1-9][0-9]{0,17}"))
        .map(Long::parseLong);
  }

  /** Its record's key, if its own is one that a record may have: no store takes U+0000. */
  public Optional<RecordKey> recordKey() {
    try {
      return Optional.ofNullable(key)
          .filter(bytes -> Bytes.ofText(bytes.text()).equals(bytes))
          .filter(bytes -> bytes.text().indexOf('\u0000') < 0)
          .map(bytes -> new RecordKey(bytes.text()));
    } catch (IllegalArgumentException foreign) {
      return Optional.empty();
    }
  }

  /** The W3C trace context of its event; empty when there is none. */
  public String traceparent() {
    return header(EventHeaders.TRACEPARENT).orElse("");
  }

  private Optional<String> header(String name) {
    return Optional.ofNullable(headers.get(name)).map(Bytes::text);
  }

  private Map<String, Bytes> smallHeaders() {
    if (headersLength() <= LARGEST_PART) {
      return headers;
    }
    Map<String, Bytes> small = new HashMap<>(headers);
    small.keySet().retainAll(VITAL_HEADERS);
    small.values().removeIf(header -> header.length() > START);
    put(small, EventHeaders.HEADERS_BYTES, headersLength());
    return small;
  }

  private long headersLength() {
    return headers.entrySet().stream()
        .mapToLong(header -> header.getKey().length() + length(header.getValue()))
        .sum();
  }

  private static boolean isLarge(@Nullable Bytes part) {
    return length(part) > LARGEST_PART;
  }

  private static long length(@Nullable Bytes bytes) {
    return bytes == null ? 0 : bytes.length();
  }

  private static Bytes start(Bytes bytes) {
    return Bytes.of(Arrays.copyOf(bytes.array(), START));
  }

  /** Those that its record would have had, and what its bytes are told by. */
  private static Map<String, Bytes> headers(OutboxRow row) {
    Map<String, Bytes> headers = new HashMap<>();
    put(headers, EventHeaders.EVENT_ID, row.event());
    put(headers, EventHeaders.FAMILY, row.family());
    put(headers, EventHeaders.VERSION, row.version());
    put(headers, EventHeaders.RUN_ID, row.run());
    put(headers, EventHeaders.ATTEMPT, row.attempt());
    put(headers, EventHeaders.OUTBOX, row.xid() + ":" + row.seq());
    putIdentity(headers, EventHeaders.PAYLOAD_BYTES, EventHeaders.PAYLOAD_SHA256, row.payload());
    Erasure erasure = row.erasure();
    if (erasure != null) {
      put(headers, EventHeaders.ERASES, erasure.writeTime().micros());
    }
    if (row.replay()) {
      put(headers, EventHeaders.REPLAY, true);
    }
    if (!row.traceparent().isEmpty()) {
      put(headers, EventHeaders.TRACEPARENT, row.traceparent());
    }
    return headers;
  }

  /** By what bytes are known again that are left out. */
  private static void putIdentity(
      Map<String, Bytes> headers, String lengthName, String hashName, Bytes bytes) {
    put(headers, lengthName, bytes.length());
    put(headers, hashName, ContentHash.ofBytes(bytes).hex());
  }

  private static void put(Map<String, Bytes> headers, String name, Object value) {
    headers.put(name, Bytes.ofText(value.toString()));
  }
}
