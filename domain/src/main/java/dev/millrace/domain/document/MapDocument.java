package dev.millrace.domain.document;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A document over plain values: {@code Map<String, ?>}, {@code List<?>}, {@code String}, {@code
 * Number}, {@code Boolean}, null, and other documents. Records are written in this form; a codec
 * turns it into bytes.
 */
public final class MapDocument implements Document {

  private static final Document MISSING = new MapDocument(null, Kind.MISSING);

  private static final Document AMBIGUOUS = new MapDocument(null, Kind.AMBIGUOUS);

  private final @Nullable Object value;
  private final Kind kind;

  private MapDocument(@Nullable Object value, Kind kind) {
    this.value = value;
    this.kind = kind;
  }

  /** The document over a value of the kinds that the class names; anything else is refused. */
  public static Document of(@Nullable Object value) {
    if (value instanceof Document document) {
      return document;
    }
    return new MapDocument(value, kindOf(value));
  }

  /** The document of which nothing is there. */
  public static Document missing() {
    return MISSING;
  }

  /** What a field is that its object holds more than once. */
  public static Document ambiguous() {
    return AMBIGUOUS;
  }

  /** Classes first: a JVM tests for them in no time, and takes its time for interfaces. */
  private static Kind kindOf(@Nullable Object value) {
    if (value == null) {
      return Kind.NULL;
    }
    if (value instanceof String) {
      return Kind.TEXT;
    }
    if (value instanceof Number) {
      return Kind.NUMBER;
    }
    if (value instanceof Boolean) {
      return Kind.BOOLEAN;
    }
    if (value instanceof Map) {
      return Kind.OBJECT;
    }
    if (value instanceof List) {
      return Kind.LIST;
    }
    if (value instanceof CharSequence) {
      return Kind.TEXT;
    }
    throw new IllegalArgumentException("not a document value: " + value.getClass().getName());
  }

  @Override
  public Kind kind() {
    return kind;
  }

  @Override
  public Document at(String field) {
    if (kind != Kind.OBJECT || !(value instanceof Map<?, ?> map)) {
      return MISSING;
    }
    Object found = map.get(field);
    return found != null || map.containsKey(field) ? of(found) : MISSING;
  }

  @Override
  public List<String> fields() {
    if (!(value instanceof Map<?, ?> map)) {
      return List.of();
    }
    List<String> names = new ArrayList<>(map.size());
    map.keySet().forEach(name -> names.add(String.valueOf(name)));
    return Collections.unmodifiableList(names);
  }

  @Override
  public List<Document> items() {
    return value instanceof List<?> list ? list.stream().map(MapDocument::of).toList() : List.of();
  }

  @Override
  public Optional<String> text() {
    return value instanceof CharSequence text ? Optional.of(text.toString()) : Optional.empty();
  }

  @Override
  public Optional<BigDecimal> number() {
    if (value instanceof BigDecimal exact) {
      return Optional.of(exact);
    }
    return value instanceof Number number && Double.isFinite(asDouble(number))
        ? Optional.of(new BigDecimal(number.toString()))
        : Optional.empty();
  }

  @Override
  public Optional<Long> wholeNumber() {
    return value instanceof Long whole ? Optional.of(whole) : Document.super.wholeNumber();
  }

  /** Only doubles and floats know values that are no numbers; a large exact one is not rounded. */
  private static double asDouble(Number number) {
    return number instanceof Double || number instanceof Float ? number.doubleValue() : 0;
  }

  @Override
  public Optional<Boolean> truth() {
    return value instanceof Boolean truth ? Optional.of(truth) : Optional.empty();
  }
}
