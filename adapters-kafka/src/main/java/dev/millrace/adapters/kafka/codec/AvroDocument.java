package dev.millrace.adapters.kafka.codec;

import dev.millrace.domain.document.Document;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericEnumSymbol;
import org.apache.avro.generic.GenericRecord;
import org.jspecify.annotations.Nullable;

/**
 * A view of what Avro decoded; copies nothing. Bytes and fixed, which no schema of ours has, are
 * missing.
 */
final class AvroDocument implements Document {

  private static final AvroDocument MISSING = new AvroDocument(null, Kind.MISSING);

  private final @Nullable Object value;
  private final Kind kind;

  private AvroDocument(@Nullable Object value, Kind kind) {
    this.value = value;
    this.kind = kind;
  }

  static AvroDocument of(@Nullable Object value) {
    return new AvroDocument(value, kindOf(value));
  }

  private static Kind kindOf(@Nullable Object value) {
    if (value == null) {
      return Kind.NULL;
    }
    if (value instanceof CharSequence || value instanceof GenericEnumSymbol) {
      return Kind.TEXT;
    }
    if (value instanceof Number) {
      return Kind.NUMBER;
    }
    if (value instanceof Boolean) {
      return Kind.BOOLEAN;
    }
    if (value instanceof GenericRecord || value instanceof Map) {
      return Kind.OBJECT;
    }
    return value instanceof List ? Kind.LIST : Kind.MISSING;
  }

  @Override
  public Kind kind() {
    return kind;
  }

  @Override
  public Document at(String field) {
    if (value instanceof GenericRecord fields) {
      Schema.Field known = fields.getSchema().getField(field);
      return known == null ? MISSING : of(fields.get(known.pos()));
    }
    return value instanceof Map<?, ?> map && map.containsKey(field) ? of(map.get(field)) : MISSING;
  }

  @Override
  public List<String> fields() {
    if (value instanceof GenericRecord fields) {
      return fields.getSchema().getFields().stream().map(Schema.Field::name).toList();
    }
    return value instanceof Map<?, ?> map
        ? map.keySet().stream().map(String::valueOf).toList()
        : List.of();
  }

  @Override
  public List<Document> items() {
    return value instanceof List<?> list
        ? list.stream().<Document>map(AvroDocument::of).toList()
        : List.of();
  }

  @Override
  public Optional<String> text() {
    return kind == Kind.TEXT ? Optional.of(String.valueOf(value)) : Optional.empty();
  }

  @Override
  public Optional<BigDecimal> number() {
    if (!(value instanceof Number number) || !Double.isFinite(number.doubleValue())) {
      return Optional.empty();
    }
    return Optional.of(new BigDecimal(number.toString()));
  }

  @Override
  public Optional<Long> wholeNumber() {
    return value instanceof Long || value instanceof Integer
        ? Optional.of(((Number) value).longValue())
        : Document.super.wholeNumber();
  }

  @Override
  public Optional<Boolean> truth() {
    return value instanceof Boolean truth ? Optional.of(truth) : Optional.empty();
  }
}
