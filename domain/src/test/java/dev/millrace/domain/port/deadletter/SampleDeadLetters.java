package dev.millrace.domain.port.deadletter;

import dev.millrace.domain.document.Bytes;
import dev.millrace.domain.port.outbox.OutboxRow;
import dev.millrace.domain.view.Position;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Dead letters for tests, told by their offset. */
public final class SampleDeadLetters {

  private SampleDeadLetters() {}

  public static DeadLetter letter(int offset) {
    return letter(
        offset,
        Bytes.ofText("key " + offset),
        Bytes.of(new byte[] {1, 2, (byte) 0xff}),
        Map.of("millrace-event-id", Bytes.ofText("e" + offset), "empty", Bytes.EMPTY));
  }

  /** What becomes of a row that is published at that offset, and that the stream cannot carry. */
  public static DeadLetter ofPublished(OutboxRow row, long offset) {
    Instant at = Instant.parse("2026-11-21T10:15:30.123456Z");
    return new DeadLetter(
        row.family().value(),
        new Position(row.family().topic(), 3, offset),
        Bytes.ofText(row.key().value()),
        row.payload(),
        DeadLetter.ofRow(row, DeadLetter.Code.TOO_LARGE, "", "", at).headers(),
        "facts",
        DeadLetter.Code.MALFORMED,
        "ends within a string",
        null,
        at,
        row.attempt());
  }

  public static DeadLetter letter(
      int offset, @Nullable Bytes key, @Nullable Bytes value, Map<String, Bytes> headers) {
    return new DeadLetter(
        "users",
        new Position("millrace.users", 3, offset),
        key,
        value,
        headers,
        "facts",
        DeadLetter.Code.MALFORMED,
        "ends within a string",
        "java.io.EOFException",
        Instant.parse("2026-11-21T10:15:30.123456Z"),
        2);
  }
}
