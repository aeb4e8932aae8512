package dev.millrace.domain.port.serving;

import dev.millrace.domain.document.Bytes;
import dev.millrace.domain.view.Column;
import dev.millrace.domain.view.ColumnType;
import dev.millrace.domain.view.Mutation;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A row by Cassandra's rules: each cell has its own timestamp, the newest wins, on a tie a deletion
 * wins over a value and the larger bytes over the smaller; a deletion of the row hides all cells
 * that are not newer; the row exists while its marker or any cell does.
 */
final class InMemoryRow {

  /** The hexadecimal digits are in the order of the bytes. */
  private record Cell(long micros, @Nullable Object value, String bytes) {

    boolean yieldsTo(Cell other) {
      if (micros != other.micros) {
        return micros < other.micros;
      }
      if (value == null || other.value == null) {
        return other.value == null;
      }
      return bytes.compareTo(other.bytes) < 0;
    }
  }

  private final Map<String, Cell> cells = new HashMap<>();
  private long marker = Long.MIN_VALUE;
  private long deletion = Long.MIN_VALUE;

  void apply(Mutation.Upsert upsert) {
    long micros = upsert.writeTime().micros();
    marker = Math.max(marker, micros);
    List<Column> columns = upsert.view().columns();
    for (int i = upsert.view().key().size(); i < columns.size(); i++) {
      Object value = upsert.values().get(i);
      if (value != null || upsert.writesNulls()) {
        Cell cell = cell(columns.get(i).type(), micros, value);
        cells.merge(columns.get(i).name(), cell, (old, now) -> old.yieldsTo(now) ? now : old);
      }
    }
  }

  void apply(Mutation.Delete delete) {
    deletion = Math.max(deletion, delete.writeTime().micros());
  }

  /** The values of the columns that have one; empty when there is no row. */
  Optional<Map<String, Object>> values() {
    Map<String, Object> values = new HashMap<>();
    cells.forEach(
        (name, cell) -> {
          if (cell.value != null && cell.micros > deletion) {
            values.put(name, cell.value);
          }
        });
    return marker > deletion || !values.isEmpty() ? Optional.of(values) : Optional.empty();
  }

  /** The value of a column that has one. */
  Object value(String column) {
    return Objects.requireNonNull(cell(column).value, column);
  }

  /** The timestamp of a column that has a value. */
  long micros(String column) {
    return cell(column).micros;
  }

  private Cell cell(String column) {
    return Objects.requireNonNull(cells.get(column), column);
  }

  private static Cell cell(ColumnType type, long micros, @Nullable Object value) {
    if (value == null) {
      return new Cell(micros, null, "");
    }
    Object kept = type == ColumnType.TIMESTAMP ? toTheMillisecond((Instant) value) : value;
    return new Cell(micros, kept, digits(type, kept));
  }

  private static Instant toTheMillisecond(Instant instant) {
    return Instant.ofEpochMilli(instant.toEpochMilli());
  }

  /** The order of two values in a clustering key. */
  static int compare(ColumnType type, Object one, Object other) {
    return switch (type) {
      case TEXT, UUID, BLOB -> digits(type, one).compareTo(digits(type, other));
      case INT -> ((Integer) one).compareTo((Integer) other);
      case BIGINT -> ((Long) one).compareTo((Long) other);
      case VARINT -> ((BigInteger) one).compareTo((BigInteger) other);
      case DOUBLE -> ((Double) one).compareTo((Double) other);
      case BOOLEAN -> ((Boolean) one).compareTo((Boolean) other);
      case DATE -> ((LocalDate) one).compareTo((LocalDate) other);
      case TIMESTAMP -> ((Instant) one).compareTo((Instant) other);
    };
  }

  private static String digits(ColumnType type, Object value) {
    return HexFormat.of().formatHex(bytes(type, value).array());
  }

  private static ByteBuffer bytes(ColumnType type, Object value) {
    return switch (type) {
      case TEXT -> ByteBuffer.wrap(((String) value).getBytes(StandardCharsets.UTF_8));
      case UUID -> {
        UUID uuid = (UUID) value;
        yield ByteBuffer.allocate(16)
            .putLong(uuid.getMostSignificantBits())
            .putLong(uuid.getLeastSignificantBits());
      }
      case INT -> ByteBuffer.allocate(4).putInt((Integer) value);
      case BIGINT -> ByteBuffer.allocate(8).putLong((Long) value);
      case VARINT -> ByteBuffer.wrap(((BigInteger) value).toByteArray());
      case DOUBLE -> ByteBuffer.allocate(8).putDouble((Double) value);
      case BOOLEAN -> ByteBuffer.allocate(1).put((byte) ((Boolean) value ? 1 : 0));
      case DATE ->
          ByteBuffer.allocate(4).putInt((int) ((LocalDate) value).toEpochDay() - Integer.MIN_VALUE);
      case TIMESTAMP -> ByteBuffer.allocate(8).putLong(((Instant) value).toEpochMilli());
      case BLOB -> ByteBuffer.wrap(((Bytes) value).array());
    };
  }
}
