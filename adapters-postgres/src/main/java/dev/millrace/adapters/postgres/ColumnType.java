package dev.millrace.adapters.postgres;

import java.sql.CallableStatement;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import org.apache.ibatis.type.BaseTypeHandler;
import org.apache.ibatis.type.JdbcType;
import org.jspecify.annotations.Nullable;

/** Columns as parameters; no statement returns one. */
final class ColumnType extends BaseTypeHandler<Column> {

  @Override
  public void setNonNullParameter(
      PreparedStatement statement, int index, Column value, @Nullable JdbcType type)
      throws SQLException {
    statement.setArray(
        index, statement.getConnection().createArrayOf(value.elementType(), value.elements()));
  }

  @Override
  public Column getNullableResult(ResultSet row, String column) throws SQLException {
    throw new SQLFeatureNotSupportedException(column);
  }

  @Override
  public Column getNullableResult(ResultSet row, int column) throws SQLException {
    throw new SQLFeatureNotSupportedException();
  }

  @Override
  public Column getNullableResult(CallableStatement call, int column) throws SQLException {
    throw new SQLFeatureNotSupportedException();
  }
}
