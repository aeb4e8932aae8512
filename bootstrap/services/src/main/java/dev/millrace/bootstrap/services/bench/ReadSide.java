package dev.millrace.bootstrap.services.bench;

import dev.millrace.domain.document.Bytes;
import dev.millrace.domain.event.EventId;
import dev.millrace.domain.event.RunId;
import dev.millrace.domain.port.outbox.OutboxRow;
import dev.millrace.domain.record.FamilyName;
import dev.millrace.domain.record.RecordKey;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Map;
import java.util.UUID;

/** The rows of the outbox read by plain SQL, in order, by one connection; they go nowhere. */
final class ReadSide implements Side {

  static final String NAME = "read";

  /** All that the relay publishes of a row, and what it needs to go on behind it. */
  private static final String ROWS =
      """
      SELECT xid::text::bigint, seq, slot, id, aggregateid, version, run_id, attempt, traceparent,
        payload
      FROM millrace.outbox ORDER BY seq
      """;

  private final RelayBench bench;
  private final FamilyName family;
  private final PlainSql sql;
  private long read;
  private long rising;
  private long last;

  /**
   * @param family of all rows
   * @param sql binary from the first row on
   */
  ReadSide(RelayBench bench, FamilyName family, PlainSql sql) {
    this.bench = bench;
    this.family = family;
    this.sql = sql;
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public Map<String, String> settings() {
    return bench.settings(
        "cursor", Map.of("fetchSize", Integer.toString(PlainSql.FETCH_SIZE), "transfer", "binary"));
  }

  @Override
  public void prepare() {
    bench.backlog().require();
    read = 0;
    rising = 0;
    last = 0;
  }

  @Override
  public void work() {
    sql.read(ROWS, row -> count(row(row)));
  }

  private void count(OutboxRow row) {
    read++;
    if (row.seq() > last) {
      rising++;
      last = row.seq();
    }
  }

  private OutboxRow row(ResultSet row) throws SQLException {
    return new OutboxRow(
        row.getLong(1),
        row.getLong(2),
        row.getInt(3),
        new EventId(row.getObject(4, UUID.class)),
        family,
        new RecordKey(row.getString(5)),
        row.getLong(6),
        new RunId(row.getObject(7, UUID.class)),
        row.getInt(8),
        row.getString(9),
        Bytes.of(row.getBytes(10)));
  }

  @Override
  public Proof prove() {
    return new Proof(bench.backlog().records(), read, rising);
  }
}
