package dev.millrace.bootstrap.services.bench;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.StringJoiner;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;

/** Events that come one small transaction after the other, at a steady pace. */
final class Trickle {

  static final int PER_SECOND = 1_000;

  private static final int PER_TRANSACTION = 10;
  private static final long PERIOD_NANOS = 1_000_000_000L * PER_TRANSACTION / PER_SECOND;

  private final PlainSql sql;
  private final int patterns;

  /**
   * @param patterns how many rows there are to be like
   */
  Trickle(PlainSql sql, int patterns) {
    this.sql = sql;
    this.patterns = patterns;
  }

  /** Writes so many, and tells when each was committed, in nanoseconds of this JVM. */
  Map<UUID, Long> write(int events) {
    Map<UUID, Long> committed = new HashMap<>();
    long begun = System.nanoTime();
    for (int written = 0; written < events; written += PER_TRANSACTION) {
      awaitTurn(begun + written / PER_TRANSACTION * PERIOD_NANOS);
      UUID[] ids = ids(Math.min(PER_TRANSACTION, events - written));
      sql.execute(rows(ids, written));
      long now = System.nanoTime();
      for (UUID id : ids) {
        committed.put(id, now);
      }
    }
    return committed;
  }

  private String rows(UUID[] ids, int from) {
    return """
        INSERT INTO millrace.outbox (id, aggregatetype, aggregateid, type, payload, version,
          write_time, run_id, attempt, traceparent, slot)
        SELECT event.id, aggregatetype, aggregateid, type, payload, version, write_time, run_id,
          attempt, traceparent, slot
        FROM unnest('{%s}'::uuid[]) WITH ORDINALITY AS event (id, number)
        JOIN ingested ON place = (%d + number) %% %d
        ORDER BY number
        """
        .formatted(joined(ids), from, patterns);
  }

  private static void awaitTurn(long due) {
    while (System.nanoTime() - due < 0) {
      LockSupport.parkNanos(due - System.nanoTime());
    }
  }

  private static UUID[] ids(int count) {
    UUID[] ids = new UUID[count];
    Arrays.setAll(ids, any -> UUID.randomUUID());
    return ids;
  }

  private static String joined(UUID[] ids) {
    StringJoiner joined = new StringJoiner(",");
    for (UUID id : ids) {
      joined.add(id.toString());
    }
    return joined.toString();
  }
}
