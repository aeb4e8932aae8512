package dev.millrace.adapters.postgres;

import dev.millrace.domain.document.Bytes;
import dev.millrace.domain.event.Erasure;
import dev.millrace.domain.event.EventId;
import dev.millrace.domain.event.RunId;
import dev.millrace.domain.port.outbox.OutboxRow;
import dev.millrace.domain.record.FamilyName;
import dev.millrace.domain.record.RecordKey;
import java.sql.CallableStatement;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.UUID;
import org.apache.ibatis.type.BaseTypeHandler;
import org.apache.ibatis.type.JdbcType;
import org.jspecify.annotations.Nullable;

/**
 * A row of {@code outbox} as a single value: MyBatis would look up each of its columns by name, in
 * every row, which costs more than all the rest of reading it.
 */
final class OutboxRowType extends BaseTypeHandler<OutboxRow> {

  /** What a statement selects for it, in this order. */
  static final String COLUMNS =
      " xid, seq, slot, id, aggregatetype, aggregateid, version, run_id, attempt,"
          + " traceparent, payload, replay IS NOT NULL, erases ";

  /** Rows that follow each other are mostly of one family, and of one run. */
  private volatile @Nullable FamilyName latest;

  private volatile @Nullable RunId latestRun;

  @Override
  public OutboxRow getNullableResult(ResultSet row, String first) throws SQLException {
    return new OutboxRow(
        row.getLong(1),
        row.getLong(2),
        row.getInt(3),
        new EventId(row.getObject(4, UUID.class)),
        family(row.getString(5)),
        new RecordKey(row.getString(6)),
        row.getLong(7),
        run(row.getObject(8, UUID.class)),
        row.getInt(9),
        row.getString(10),
        Bytes.of(row.getBytes(11)),
        row.getBoolean(12),
        erasure(row.getString(13)));
  }

  private static @Nullable Erasure erasure(@Nullable String text) {
    return text == null ? null : Erasure.read(text);
  }

  private FamilyName family(String value) {
    FamilyName known = latest;
    if (known == null || !known.value().equals(value)) {
      known = new FamilyName(value);
      latest = known;
    }
    return known;
  }

  private RunId run(UUID value) {
    RunId known = latestRun;
    if (known == null || !known.value().equals(value)) {
      known = new RunId(value);
      latestRun = known;
    }
    return known;
  }

  @Override
  public OutboxRow getNullableResult(ResultSet row, int column) {
    throw new UnsupportedOperationException();
  }

  @Override
  public OutboxRow getNullableResult(CallableStatement call, int column) {
    throw new UnsupportedOperationException();
  }

  @Override
  public void setNonNullParameter(
      PreparedStatement statement, int index, OutboxRow row, @Nullable JdbcType type) {
    throw new UnsupportedOperationException();
  }
}
