package dev.millrace.bootstrap.services.bench;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Rows of the outbox that nobody has published yet: those that ingest left behind, again and again
 * as later versions of the same keys, in transactions of a page each.
 */
final class Backlog {

  private static final int PAGE = 500;

  private final PlainSql sql;
  private final PlainSql superuser;
  private final int records;
  private final int ingested;
  private boolean written;

  private Backlog(PlainSql sql, PlainSql superuser, int records, int ingested) {
    this.sql = sql;
    this.superuser = superuser;
    this.records = records;
    this.ingested = ingested;
  }

  /** Keeps what ingest has left in the outbox as the pattern of all rows. */
  static Backlog like(int ingested, PlainSql sql, PlainSql superuser, int records) {
    sql.execute(
        "CREATE TABLE ingested AS SELECT *, row_number() OVER (ORDER BY seq) - 1 AS place"
            + " FROM millrace.outbox");
    sql.execute("CREATE INDEX ON ingested (place)");
    return new Backlog(sql, superuser, records, ingested);
  }

  int records() {
    return records;
  }

  /** How many rows the others are like. */
  int patterns() {
    return ingested;
  }

  /** Writes all of them, unless they are there. */
  void require() {
    if (!written) {
      write();
    }
  }

  /** Writes all of them, as the only rows there are. Their readers find nothing left to mark. */
  void write() {
    clear();
    int rows = 0;
    while (rows < records) {
      int from = rows % ingested;
      int page = Math.min(Math.min(PAGE, records - rows), ingested - from);
      sql.execute(page(rows / ingested, from, from + page));
      rows += page;
    }
    written = true;
    sql.execute("VACUUM (ANALYZE) millrace.outbox");
    superuser.execute("CHECKPOINT");
  }

  private static String page(int newer, int from, int to) {
    return """
        INSERT INTO millrace.outbox (id, aggregatetype, aggregateid, type, payload, version,
          write_time, run_id, attempt, traceparent, slot)
        SELECT gen_random_uuid(), aggregatetype, aggregateid, type, payload, version + %d,
          write_time, run_id, attempt, traceparent, slot
        FROM ingested WHERE place >= %d AND place < %d ORDER BY place
        """
        .formatted(newer, from, to);
  }

  void clear() {
    written = false;
    sql.execute("TRUNCATE millrace.outbox");
  }

  /** What nobody reads any more, but readers still have to pass. */
  long deadTuples() {
    return sql.number(
        "SELECT coalesce(sum(n_dead_tup), 0) FROM pg_stat_user_tables"
            + " WHERE schemaname = 'millrace' AND relname LIKE 'outbox%'");
  }

  Map<String, String> settings() {
    Map<String, String> settings = new LinkedHashMap<>(sql.settings());
    settings.put("records", Integer.toString(records));
    settings.put(
        "payloadBytes",
        Long.toString(sql.number("SELECT avg(length(payload))::bigint FROM ingested")));
    settings.put("rowsPerTransaction", Integer.toString(PAGE));
    return settings;
  }
}
