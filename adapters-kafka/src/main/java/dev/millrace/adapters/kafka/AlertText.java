package dev.millrace.adapters.kafka;

import dev.millrace.domain.port.alert.ToldAlert;
import dev.millrace.domain.record.FamilyName;
import dev.millrace.domain.view.Column;
import dev.millrace.domain.view.View;
import dev.millrace.domain.view.ViewRow;
import dev.millrace.domain.view.WriteTime;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;

/**
 * An alert as a record: key its id, value a JSON object of id, family, version and the row's
 * columns, null where nothing is known. Anything else is foreign.
 */
final class AlertText {

  private AlertText() {}

  static ProducerRecord<byte[], byte[]> write(String topic, ToldAlert alert) {
    return new ProducerRecord<>(topic, bytes(alert.id()), bytes(json(alert)));
  }

  private static String json(ToldAlert alert) {
    StringBuilder json = new StringBuilder(256);
    json.append("{\"id\":\"").append(alert.id());
    json.append("\",\"family\":\"").append(alert.family());
    json.append("\",\"version\":").append(alert.version().micros());
    json.append(",\"alert\":{");
    List<Column> columns = alert.row().view().columns();
    for (int i = 0; i < columns.size(); i++) {
      JsonText.quote(json.append(i == 0 ? "" : ","), columns.get(i).name());
      value(json.append(':'), columns.get(i), alert.row().values().get(i));
    }
    return json.append("}}").toString();
  }

  private static void value(StringBuilder json, Column column, @Nullable Object value) {
    switch (column.type()) {
      case INT, BIGINT, VARINT, BOOLEAN -> json.append(value);
      case DOUBLE -> json.append(value instanceof Double d && Double.isFinite(d) ? d : "null");
      default -> {
        if (value == null) {
          json.append("null");
        } else {
          JsonText.quote(json, value.toString());
        }
      }
    }
  }

  /**
   * Reads what {@link #write} wrote.
   *
   * @param views of a family's alerts; empty for one that has none
   */
  static Optional<ToldAlert> read(
      ConsumerRecord<byte[], byte[]> record, Function<FamilyName, Optional<View>> views) {
    byte[] value = record.value();
    if (value == null) {
      return Optional.empty();
    }
    try {
      return alert(new JsonText(new String(value, StandardCharsets.UTF_8)), views);
    } catch (IllegalArgumentException | DateTimeException foreign) {
      return Optional.empty();
    }
  }

  private static Optional<ToldAlert> alert(
      JsonText json, Function<FamilyName, Optional<View>> views) {
    json.skip("{\"id\":");
    json.value();
    json.skip(",\"family\":");
    FamilyName family = new FamilyName(String.valueOf(json.value()));
    json.skip(",\"version\":");
    WriteTime version = new WriteTime(Long.parseLong(String.valueOf(json.value())));
    json.skip(",\"alert\":");
    Map<String, @Nullable String> texts = json.object();
    json.skip("}");
    return views
        .apply(family)
        .map(view -> new ToldAlert(family, new ViewRow(view, values(view, texts)), version));
  }

  private static List<@Nullable Object> values(View view, Map<String, @Nullable String> texts) {
    return view.columns().stream().<@Nullable Object>map(column -> value(column, texts)).toList();
  }

  private static @Nullable Object value(Column column, Map<String, @Nullable String> texts) {
    String text = texts.get(column.name());
    return text == null ? null : column.type().parse(text);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
