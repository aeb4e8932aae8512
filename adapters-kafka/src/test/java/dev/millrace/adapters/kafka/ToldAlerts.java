package dev.millrace.adapters.kafka;

import dev.millrace.domain.port.dataalert.DataAlert;
import dev.millrace.domain.port.dataalert.SomeDataAlerts;
import dev.millrace.domain.record.FamilyName;
import dev.millrace.domain.view.Column;
import dev.millrace.domain.view.ViewRow;
import dev.millrace.domain.view.WriteTime;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/** Reads alerts as one who listens does: those of {@link SomeDataAlerts#VIEW}. */
final class ToldAlerts {

  private ToldAlerts() {}

  /**
   * @throws IllegalArgumentException when the record is none, or its key is not its id
   */
  static DataAlert read(ConsumerRecord<byte[], byte[]> record) {
    JsonText json = new JsonText(text(record.value()));
    json.skip("{\"id\":");
    String id = json.value();
    json.skip(",\"family\":");
    FamilyName family = new FamilyName(String.valueOf(json.value()));
    json.skip(",\"version\":");
    WriteTime version = new WriteTime(Long.parseLong(String.valueOf(json.value())));
    json.skip(",\"alert\":");
    DataAlert alert = new DataAlert(family, row(json.object()), version);
    json.skip("}");
    if (!alert.id().equals(id) || !alert.id().equals(text(record.key()))) {
      throw new IllegalArgumentException("another id: " + id);
    }
    return alert;
  }

  private static ViewRow row(Map<String, @Nullable String> texts) {
    List<@Nullable Object> values = new ArrayList<>();
    for (Column column : SomeDataAlerts.VIEW.columns()) {
      String text = texts.get(column.name());
      values.add(text == null ? null : column.type().parse(text));
    }
    return new ViewRow(SomeDataAlerts.VIEW, values);
  }

  private static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.UTF_8);
  }
}
