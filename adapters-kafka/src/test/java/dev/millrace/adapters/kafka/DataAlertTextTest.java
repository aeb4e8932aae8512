package dev.millrace.adapters.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.domain.port.dataalert.DataAlert;
import dev.millrace.domain.port.dataalert.SomeDataAlerts;
import dev.millrace.domain.view.ViewRow;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

final class DataAlertTextTest {

  private static final String TOPIC = "millrace.data-alerts";
  private static final int PEAK = 3;

  @Test
  void anAlertIsAnObjectUnderItsId() {
    DataAlert alert = SomeDataAlerts.closed(1);
    ProducerRecord<byte[], byte[]> record = DataAlertText.write(TOPIC, alert);

    assertThat(new String(record.key(), StandardCharsets.UTF_8)).isEqualTo(alert.id());
    assertThat(new String(record.value(), StandardCharsets.UTF_8))
        .isEqualTo(
            """
            {"id":"%s","family":"sensor-readings","version":1800000000000001,"alert":{\
            "sensor":"boiler-1","opened_at":"2026-11-21T12:00:00Z",\
            "closed_at":"2026-11-21T12:10:00Z","peak":0.875,"lines":null,"sum":null,\
            "version":null,"by":null,"day":null,"certain":null,"reason":"a peak"}}\
            """
                .formatted(alert.id()));
  }

  @Test
  void textsAreEscaped() {
    String json =
        new String(
            DataAlertText.write(TOPIC, SomeDataAlerts.ofEachType("\"\\\n")).value(),
            StandardCharsets.UTF_8);
    assertThat(json).contains("\"reason\":\"\\\"\\\\\\u000a\"");
  }

  @Test
  void whatIsNoNumberInJsonIsNull() {
    DataAlert alert = SomeDataAlerts.opened(1);
    List<@Nullable Object> values = new ArrayList<>(alert.row().values());
    values.set(PEAK, Double.NaN);
    DataAlert strange =
        new DataAlert(alert.family(), new ViewRow(SomeDataAlerts.VIEW, values), alert.version());
    assertThat(new String(DataAlertText.write(TOPIC, strange).value(), StandardCharsets.UTF_8))
        .contains("\"peak\":null,");
  }
}
