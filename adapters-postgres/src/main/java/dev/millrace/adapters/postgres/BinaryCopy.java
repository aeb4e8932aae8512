package dev.millrace.adapters.postgres;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import org.apache.ibatis.exceptions.PersistenceException;
import org.apache.ibatis.session.SqlSession;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;

/**
 * Rows on their way into a table by {@code COPY … FROM STDIN (FORMAT binary)}, part by part. The
 * server neither parses values nor logs each row by itself, as it does for an {@code INSERT} (<a
 * href="https://www.postgresql.org/docs/current/sql-copy.html">COPY</a>, "Binary Format").
 */
final class BinaryCopy {

  private static final byte[] SIGNATURE = {
    'P', 'G', 'C', 'O', 'P', 'Y', '\n', (byte) 0xff, '\r', '\n', 0
  };
  private static final int NO_FLAGS = 0;
  private static final int NO_EXTENSION = 0;
  private static final short END = -1;
  private static final int NULL = -1;
  private static final int PART = 64 * 1024;

  private final CopyIn copy;
  private final ByteBuffer part = ByteBuffer.allocate(PART);

  private BinaryCopy(CopyIn copy) {
    this.copy = copy;
  }

  /**
   * Inserts rows in the transaction of a session.
   *
   * @param into the table and its columns
   * @param columns their values, each of the column's own type; all are equally long
   */
  static void insert(SqlSession session, String into, List<Column> columns) {
    try {
      CopyIn copy =
          session
              .getConnection()
              .unwrap(PGConnection.class)
              .getCopyAPI()
              .copyIn("COPY " + into + " FROM STDIN (FORMAT binary)");
      try {
        new BinaryCopy(copy).rows(columns);
        copy.endCopy();
      } finally {
        if (copy.isActive()) {
          copy.cancelCopy();
        }
      }
    } catch (SQLException e) {
      throw new PersistenceException("Cannot copy into " + into, e);
    }
  }

  private void rows(List<Column> columns) throws SQLException {
    part.put(SIGNATURE).putInt(NO_FLAGS).putInt(NO_EXTENSION);
    int rows = columns.get(0).elements().length;
    for (int row = 0; row < rows; row++) {
      room(Short.BYTES).putShort((short) columns.size());
      for (Column column : columns) {
        value(column.elements()[row]);
      }
    }
    room(Short.BYTES).putShort(END);
    flush();
  }

  private void value(@Nullable Object value) throws SQLException {
    if (value == null) {
      room(Integer.BYTES).putInt(NULL);
    } else if (value instanceof String text) {
      bytes(text.getBytes(StandardCharsets.UTF_8));
    } else if (value instanceof byte[] bytes) {
      bytes(bytes);
    } else if (value instanceof Long number) {
      room(Integer.BYTES + Long.BYTES).putInt(Long.BYTES).putLong(number);
    } else if (value instanceof Integer number) {
      room(2 * Integer.BYTES).putInt(Integer.BYTES).putInt(number);
    } else if (value instanceof Short number) {
      room(Integer.BYTES + Short.BYTES).putInt(Short.BYTES).putShort(number);
    } else if (value instanceof UUID id) {
      room(Integer.BYTES + 2 * Long.BYTES)
          .putInt(2 * Long.BYTES)
          .putLong(id.getMostSignificantBits())
          .putLong(id.getLeastSignificantBits());
    } else {
      throw new IllegalArgumentException("COPY of " + value.getClass());
    }
  }

  private void bytes(byte[] bytes) throws SQLException {
    room(Integer.BYTES).putInt(bytes.length);
    if (bytes.length > part.remaining()) {
      flush();
    }
    if (bytes.length > part.remaining()) {
      copy.writeToCopy(bytes, 0, bytes.length);
    } else {
      part.put(bytes);
    }
  }

  private ByteBuffer room(int bytes) throws SQLException {
    if (part.remaining() < bytes) {
      flush();
    }
    return part;
  }

  private void flush() throws SQLException {
    copy.writeToCopy(part.array(), 0, part.position());
    part.clear();
  }
}
