package dev.millrace.adapters.kafka;

import dev.millrace.domain.failure.PermanentFailure;
import dev.millrace.domain.port.outbox.Cursor;
import dev.millrace.domain.port.outbox.Snapshot;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A cursor as text: {@code v1 SYSTEM FROM TO LASTSEQ}, snapshots as PostgreSQL writes its {@code
 * pg_snapshot}: {@code xmin:xmax:xip,xip}.
 */
final class CursorText {

  private static final String NUMBER = "\\d{1,19}";
  private static final String SNAPSHOT =
      NUMBER + ":" + NUMBER + ":(?:" + NUMBER + "(?:,\\d{1,19})*)?";
  private static final Pattern SHAPE =
      Pattern.compile("v1 (\\S+) (" + SNAPSHOT + ") (" + SNAPSHOT + ") (" + NUMBER + ")");

  private CursorText() {}

  static String write(Cursor cursor) {
    return String.join(
        " ",
        "v1",
        cursor.systemIdentifier(),
        write(cursor.from()),
        write(cursor.to()),
        Long.toString(cursor.lastSeq()));
  }

  /**
   * Reads what {@link #write} wrote.
   *
   * @throws PermanentFailure when it is anything else: no relay may guess where to go on
   */
  static Cursor read(String text) {
    Matcher matcher = SHAPE.matcher(text);
    if (!matcher.matches()) {
      throw new PermanentFailure("not a relay's cursor of version 1: " + text);
    }
    try {
      return new Cursor(
          matcher.group(1),
          snapshot(matcher.group(2)),
          snapshot(matcher.group(3)),
          Long.parseLong(matcher.group(4)));
    } catch (IllegalArgumentException impossible) {
      throw new PermanentFailure("not a relay's cursor: " + text, impossible);
    }
  }

  private static String write(Snapshot snapshot) {
    String inProgress =
        snapshot.inProgress().stream().map(String::valueOf).collect(Collectors.joining(","));
    return snapshot.xmin() + ":" + snapshot.xmax() + ":" + inProgress;
  }

  private static Snapshot snapshot(String text) {
    String[] parts = text.split(":", -1);
    List<Long> inProgress =
        parts[2].isEmpty()
            ? List.of()
            : Stream.of(parts[2].split(",", -1)).map(Long::valueOf).toList();
    return new Snapshot(Long.parseLong(parts[0]), Long.parseLong(parts[1]), inProgress);
  }
}
