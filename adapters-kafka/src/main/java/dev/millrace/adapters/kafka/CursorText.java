package dev.millrace.adapters.kafka;

import dev.millrace.domain.event.EventId;
import dev.millrace.domain.failure.PermanentFailure;
import dev.millrace.domain.port.outbox.Cursor;
import dev.millrace.domain.port.outbox.Sharding;
import dev.millrace.domain.port.outbox.Snapshot;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A cursor as text: {@code v1 SYSTEM FROM TO LASTSEQ}, or {@code v3 SYSTEM FROM TO LASTSEQ EVENT}
 * where it names the event at its last sequence number; snapshots as PostgreSQL writes its {@code
 * pg_snapshot}: {@code xmin:xmax:xip,xip}. A closed one, which no relay may take for another, is
 * {@code v2 SYSTEM FROM TO LASTSEQ GENERATION SHARDS} with what follows.
 */
final class CursorText {

  private static final String NUMBER = "\\d{1,19}";
  private static final String SNAPSHOT = NUMBER + ":" + NUMBER + ":[\\d,]*+";
  private static final String SPAN =
      " (\\S+) (" + SNAPSHOT + ") (" + SNAPSHOT + ") (" + NUMBER + ")";
  private static final Pattern OPEN = Pattern.compile("v1" + SPAN);
  private static final Pattern NAMED = Pattern.compile("v3" + SPAN + " ([0-9a-f-]{36})");
  private static final Pattern CLOSED = Pattern.compile("v2" + SPAN + " (\\d{1,10}) (\\d{1,4})");

  private CursorText() {}

  static String write(Cursor cursor) {
    Sharding next = cursor.successor();
    if (next != null) {
      return "v2 " + span(cursor) + " " + next.generation() + " " + next.count();
    }
    return cursor.lastEvent() == null
        ? "v1 " + span(cursor)
        : "v3 " + span(cursor) + " " + cursor.lastEvent();
  }

  private static String span(Cursor cursor) {
    return String.join(
        " ",
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
    Matcher open = OPEN.matcher(text);
    Matcher named = NAMED.matcher(text);
    Matcher closed = CLOSED.matcher(text);
    try {
      if (open.matches()) {
        return cursor(open, null, null);
      }
      if (named.matches()) {
        return cursor(named, EventId.of(named.group(5)), null);
      }
      if (closed.matches()) {
        return cursor(closed, null, next(closed));
      }
    } catch (IllegalArgumentException impossible) {
      throw new PermanentFailure("not a relay's cursor: " + text, impossible);
    }
    throw new PermanentFailure("not a relay's cursor of version 1, 2 or 3: " + text);
  }

  private static Sharding next(Matcher closed) {
    return new Sharding(Integer.parseInt(closed.group(5)), Integer.parseInt(closed.group(6)));
  }

  private static Cursor cursor(Matcher span, @Nullable EventId last, @Nullable Sharding next) {
    return new Cursor(
        span.group(1),
        snapshot(span.group(2)),
        snapshot(span.group(3)),
        Long.parseLong(span.group(4)),
        last,
        next);
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
