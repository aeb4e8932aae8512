package dev.millrace.domain.port.log;

import dev.millrace.domain.document.Bytes;
import dev.millrace.domain.event.EventId;
import dev.millrace.domain.event.RunId;
import dev.millrace.domain.port.outbox.Cursor;
import dev.millrace.domain.port.outbox.OutboxRow;
import dev.millrace.domain.port.outbox.Snapshot;
import dev.millrace.domain.record.FamilyName;
import dev.millrace.domain.record.RecordKey;
import dev.millrace.domain.record.Slot;
import java.util.List;
import java.util.UUID;
import java.util.stream.LongStream;

/** Rows and cursors for tests of the log: all told by their sequence number. */
public final class Rows {

  public static final RunId RUN = new RunId(new UUID(7, 7));

  private Rows() {}

  public static OutboxRow row(FamilyName family, long seq, String key) {
    RecordKey recordKey = new RecordKey(key);
    return new OutboxRow(
        100 + seq,
        seq,
        Slot.of(recordKey),
        event(seq),
        family,
        recordKey,
        1,
        RUN,
        1,
        "",
        Bytes.ofText("payload " + seq));
  }

  /** The same row with another payload. */
  public static OutboxRow withPayload(OutboxRow row, Bytes payload) {
    return copy(row, row.seq(), row.run(), row.attempt(), payload);
  }

  /** The same row of another run. */
  public static OutboxRow ofRun(OutboxRow row, RunId run) {
    return copy(row, row.seq(), run, row.attempt(), row.payload());
  }

  /** The row of the same event's second attempt. */
  public static OutboxRow again(OutboxRow row) {
    return copy(row, row.seq() + 1_000_000, row.run(), 2, row.payload());
  }

  /** The same row where its family puts records by something else than their key. */
  public static OutboxRow inSlot(OutboxRow row, int slot) {
    return new OutboxRow(
        row.xid(),
        row.seq(),
        slot,
        row.event(),
        row.family(),
        row.key(),
        row.version(),
        row.run(),
        row.attempt(),
        row.traceparent(),
        row.payload(),
        row.replay());
  }

  private static OutboxRow copy(OutboxRow row, long seq, RunId run, int attempt, Bytes payload) {
    return new OutboxRow(
        row.xid(),
        seq,
        row.slot(),
        row.event(),
        row.family(),
        row.key(),
        row.version(),
        run,
        attempt,
        row.traceparent(),
        payload,
        row.replay());
  }

  /** Rows of the numbers from first to last, each with a key of its own. */
  public static List<OutboxRow> range(FamilyName family, long first, long last) {
    return LongStream.rangeClosed(first, last).mapToObj(n -> row(family, n, "key-" + n)).toList();
  }

  public static EventId event(long seq) {
    return new EventId(new UUID(0, seq));
  }

  public static Cursor cursor(long lastSeq) {
    return new Cursor(
        "7312",
        new Snapshot(90, 95, List.of(91L, 93L)),
        new Snapshot(100, 200, List.of(120L)),
        lastSeq,
        event(lastSeq),
        null);
  }
}
