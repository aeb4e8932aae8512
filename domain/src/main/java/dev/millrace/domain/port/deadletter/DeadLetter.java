package dev.millrace.domain.port.deadletter;

import dev.millrace.domain.document.Bytes;
import dev.millrace.domain.event.EventHeaders;
import dev.millrace.domain.event.RunId;
import dev.millrace.domain.view.Position;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A record that a stage could not carry. Told by its position: repeating a batch repeats it.
 *
 * @param family the family's name, by the topic
 * @param position where it stands in its topic
 * @param key its original key, or null
 * @param value its original value, or null
 * @param headers its original headers
 * @param stage what could not carry it, such as {@code facts}
 * @param code a short constant for the reason
 * @param reason the reason in words, without payload
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
    Instant at,
    int attempt) {

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
    PROJECTION_FAILED
  }

  public DeadLetter {
    headers = Map.copyOf(headers);
  }

  /** The run that its header names, if it names one. */
  public Optional<RunId> run() {
    try {
      return Optional.ofNullable(headers.get(EventHeaders.RUN_ID)).map(Bytes::text).map(RunId::of);
    } catch (IllegalArgumentException foreign) {
      return Optional.empty();
    }
  }
}
