package dev.millrace.domain.view;

import dev.millrace.domain.document.Bytes;
import java.math.BigInteger;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;

/** The type of a view's column, with the Java type of its values and its text form. */
public enum ColumnType {
  TEXT(String.class),
  UUID(UUID.class),
  INT(Integer.class),
  BIGINT(Long.class),
  /** A whole number of any size. */
  VARINT(BigInteger.class),
  DOUBLE(Double.class),
  BOOLEAN(Boolean.class),
  DATE(LocalDate.class),
  /** A point in time, to the millisecond. */
  TIMESTAMP(Instant.class),
  /** Bytes, which have no text form. */
  BLOB(Bytes.class);

  /** More than any key that a family accepts, and less than a table refuses. */
  private static final int MOST_CHARACTERS = Mutation.MAX_TEXT_BYTES / 3;

  private final Class<?> javaType;

  ColumnType(Class<?> javaType) {
    this.javaType = javaType;
  }

  public Class<?> javaType() {
    return javaType;
  }

  /**
   * The value of which {@code text} is the {@code toString}.
   *
   * @throws IllegalArgumentException when it is of none; a time may also make a {@link
   *     java.time.DateTimeException}
   */
  public Object parse(String text) {
    return switch (this) {
      case TEXT -> text;
      case UUID -> java.util.UUID.fromString(text);
      case INT -> Integer.valueOf(text);
      case BIGINT -> Long.valueOf(text);
      case VARINT -> new BigInteger(text);
      case DOUBLE -> Double.valueOf(text);
      case BOOLEAN -> Boolean.valueOf(text);
      case DATE -> LocalDate.parse(text);
      case TIMESTAMP -> Instant.parse(text);
      case BLOB -> throw new IllegalArgumentException("bytes have no text form");
    };
  }

  /**
   * The value that a text of somebody whom nobody trusts tells; empty when it tells none, or one
   * that a table could not hold as a key. Years have four digits.
   */
  public Optional<Object> read(String text) {
    if (text.isEmpty() || text.length() > MOST_CHARACTERS) {
      return Optional.empty();
    }
    try {
      return Optional.of(parse(text)).filter(value -> isToldBy(text, value));
    } catch (IllegalArgumentException | DateTimeException none) {
      return Optional.empty();
    }
  }

  /** Some parsers are more generous than a key may be. */
  private boolean isToldBy(String text, Object value) {
    return switch (this) {
      case UUID, BOOLEAN -> value.toString().equalsIgnoreCase(text);
      case DATE -> hasPlainYear(((LocalDate) value).getYear());
      case TIMESTAMP -> hasPlainYear(((Instant) value).atOffset(ZoneOffset.UTC).getYear());
      default -> true;
    };
  }

  private static boolean hasPlainYear(int year) {
    return year >= 0 && year <= 9_999;
  }
}
