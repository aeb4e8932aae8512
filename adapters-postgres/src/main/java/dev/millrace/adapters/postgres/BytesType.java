package dev.millrace.adapters.postgres;

import dev.millrace.domain.document.Bytes;
import java.sql.CallableStatement;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.apache.ibatis.type.BaseTypeHandler;
import org.apache.ibatis.type.JdbcType;
import org.jspecify.annotations.Nullable;

/** The type {@code bytea}. */
final class BytesType extends BaseTypeHandler<Bytes> {

  @Override
  public void setNonNullParameter(
      PreparedStatement statement, int index, Bytes value, @Nullable JdbcType type)
      throws SQLException {
    statement.setBytes(index, value.array());
  }

  @Override
  public @Nullable Bytes getNullableResult(ResultSet row, String column) throws SQLException {
    return bytes(row.getBytes(column));
  }

  @Override
  public @Nullable Bytes getNullableResult(ResultSet row, int column) throws SQLException {
    return bytes(row.getBytes(column));
  }

  @Override
  public @Nullable Bytes getNullableResult(CallableStatement call, int column) throws SQLException {
    return bytes(call.getBytes(column));
  }

  private static @Nullable Bytes bytes(byte @Nullable [] array) {
    return array == null ? null : Bytes.of(array);
  }
}
