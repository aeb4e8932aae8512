package dev.millrace.adapters.postgres;

import dev.millrace.domain.port.intake.OutboxEntry;
import dev.millrace.domain.port.intake.PageWrite;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.apache.ibatis.session.SqlSession;

/** Entries of the outbox by column, in the order of the page: {@code seq} is drawn in it. */
final class OutboxColumns {

  /**
   * The rest has defaults, all of them stable but the number, so that the server writes whole
   * blocks of rows.
   */
  private static final String TABLE =
      "millrace.outbox (id, aggregatetype, aggregateid, type, payload, version, write_time, run_id,"
          + " traceparent, slot, created_at)";

  /** From where a {@code timestamptz} counts its microseconds in binary. */
  private static final long EPOCH_MICROS =
      ChronoUnit.MICROS.between(Instant.EPOCH, Instant.parse("2000-01-01T00:00:00Z"));

  private OutboxColumns() {}

  /**
   * @param clockMicros the server's clock, in microseconds since 1970
   */
  static void insert(SqlSession session, PageWrite write, long clockMicros) {
    List<OutboxEntry> entries = write.outbox();
    int rows = entries.size();
    BinaryCopy.insert(
        session,
        TABLE,
        List.of(
            Column.uuids(entries, entry -> entry.event().value()),
            Column.same(rows, write.family().value()),
            Column.texts(entries, entry -> entry.key().value()),
            Column.same(rows, write.family().topic()),
            Column.bytes(entries, OutboxEntry::payload),
            Column.longs(entries, OutboxEntry::version),
            Column.longs(entries, entry -> entry.writeTime().micros()),
            Column.same(rows, write.run().value()),
            Column.texts(entries, OutboxEntry::traceparent),
            Column.shorts(entries, entry -> (short) entry.slot()),
            Column.longs(entries, entry -> clockMicros - EPOCH_MICROS)));
  }
}
