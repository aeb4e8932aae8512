package dev.millrace.adapters.postgres;

import dev.millrace.domain.document.Bytes;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One column of many rows: an array of one of PostgreSQL's types, as {@code unnest} and {@link
 * BinaryCopy} take it. By the array's own type the driver knows that it can send it in binary.
 */
final class Column {

  private final String elementType;
  private final @Nullable Object[] elements;

  private Column(String elementType, @Nullable Object[] elements) {
    this.elementType = elementType;
    this.elements = elements;
  }

  static <T> Column texts(List<T> rows, Function<T, @Nullable String> column) {
    return new Column("text", rows.stream().map(column).toArray(String[]::new));
  }

  static <T> Column uuids(List<T> rows, Function<T, @Nullable UUID> column) {
    return new Column("uuid", rows.stream().map(column).toArray());
  }

  static <T> Column bytes(List<T> rows, Function<T, @Nullable Bytes> column) {
    return new Column("bytea", rows.stream().map(column).map(Column::array).toArray(byte[][]::new));
  }

  static <T> Column longs(List<T> rows, Function<T, @Nullable Long> column) {
    return new Column("int8", rows.stream().map(column).toArray(Long[]::new));
  }

  static <T> Column integers(List<T> rows, Function<T, Integer> column) {
    return new Column("int4", rows.stream().map(column).toArray(Integer[]::new));
  }

  static <T> Column shorts(List<T> rows, Function<T, Short> column) {
    return new Column("int2", rows.stream().map(column).toArray(Short[]::new));
  }

  /** The same value in each row. */
  static Column same(int rows, UUID value) {
    return uuids(Collections.nCopies(rows, value), every -> every);
  }

  /** The same value in each row. */
  static Column same(int rows, String value) {
    return texts(Collections.nCopies(rows, value), every -> every);
  }

  /** The same value in each row. */
  static Column same(int rows, int value) {
    return integers(Collections.nCopies(rows, value), every -> every);
  }

  String elementType() {
    return elementType;
  }

  @Nullable Object[] elements() {
    return elements;
  }

  boolean isEmpty() {
    return elements.length == 0;
  }

  private static byte @Nullable [] array(@Nullable Bytes bytes) {
    return bytes == null ? null : bytes.array();
  }
}
