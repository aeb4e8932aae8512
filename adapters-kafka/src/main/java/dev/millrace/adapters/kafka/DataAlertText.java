package dev.millrace.adapters.kafka;

import dev.millrace.domain.port.dataalert.DataAlert;
import dev.millrace.domain.view.Column;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;

/**
 * An alert of data as a record: key its id, value a JSON object of id, family, version and the
 * row's columns, null where nothing is known.
 */
final class DataAlertText {

  private DataAlertText() {}

  static ProducerRecord<byte[], byte[]> write(String topic, DataAlert alert) {
    return new ProducerRecord<>(topic, bytes(alert.id()), bytes(json(alert)));
  }

  private static String json(DataAlert alert) {
    StringBuilder json = new StringBuilder(256);
    json.append("{\"id\":\"").append(alert.id());
    json.append("\",\"family\":\"").append(alert.family());
    json.append("\",\"version\":").append(alert.version().micros());
    json.append(",\"alert\":{");
    List<Column> columns = alert.row().view().columns();
    for (int i = 0; i < columns.size(); i++) {
      quote(json.append(i == 0 ? "" : ","), columns.get(i).name());
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
          quote(json, value.toString());
        }
      }
    }
  }

  private static void quote(StringBuilder json, String text) {
    json.append('"');
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c < ' ') {
        json.append(String.format("\\u%04x", (int) c));
      } else {
        json.append(c == '"' || c == '\\' ? "\\" : "").append(c);
      }
    }
    json.append('"');
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
