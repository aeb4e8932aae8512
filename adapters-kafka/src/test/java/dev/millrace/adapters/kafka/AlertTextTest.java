package dev.millrace.adapters.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.domain.port.alert.SomeAlerts;
import dev.millrace.domain.port.alert.ToldAlert;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class AlertTextTest {

  private static final String TOPIC = "millrace.alerts";

  @Test
  void anAlertIsAnObjectUnderItsId() {
    ToldAlert alert = SomeAlerts.closed(1);
    ProducerRecord<byte[], byte[]> record = AlertText.write(TOPIC, alert);

    assertThat(new String(record.key(), StandardCharsets.UTF_8)).isEqualTo(alert.id());
    assertThat(new String(record.value(), StandardCharsets.UTF_8))
        .isEqualTo(
            """
            {"id":"%s","family":"sensor-readings","version":1800000000000001,"alert":{\
            "sensor":"boiler-1","opened_at":"2026-11-21T12:00:00Z",\
            "closed_at":"2026-11-21T12:10:00Z","peak":0.875,"lines":null,"sum":null,\
            "version":null,"by":null,"day":null,"certain":null,"reason":"a peak"}}"""
                .formatted(alert.id()));
  }

  @Test
  void textsAreEscaped() {
    String json =
        new String(
            AlertText.write(TOPIC, SomeAlerts.ofEachType("\"\\\n")).value(),
            StandardCharsets.UTF_8);
    assertThat(json).contains("\"reason\":\"\\\"\\\\\\u000a\"");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{}",
        "[]",
        "null",
        "{\"id\":\"a\",\"family\":\"sensor-readings\",\"version\":x,\"alert\":{}}",
        "{\"id\":\"a\",\"family\":\"sensor-readings\",\"version\":-1,\"alert\":{}}",
        "{\"id\":\"a\",\"family\":\"Not One\",\"version\":1,\"alert\":{}}",
        "{\"id\":\"a\",\"family\":\"sensor-readings\",\"version\":1,\"alert\":{\"sensor\":\"",
        "{\"id\":\"a\",\"family\":\"sensor-readings\",\"version\":1,\"alert\":{\"peak\":\"x\"}}",
        "{\"id\":\"a\",\"family\":\"sensor-readings\",\"version\":1,\"alert\":{\"a\":\"\\u00zz\"}}"
      })
  void whatIsForeignIsNoAlert(String value) {
    assertThat(read(value.getBytes(StandardCharsets.UTF_8))).isEmpty();
  }

  @Test
  void aRecordWithoutAValueIsNoAlert() {
    assertThat(read(null)).isEmpty();
  }

  @Test
  void anAlertOfAFamilyWithoutAnyIsPassedOver() {
    ConsumerRecord<byte[], byte[]> record =
        consumed(AlertText.write(TOPIC, SomeAlerts.opened(1)).value());
    assertThat(AlertText.read(record, family -> Optional.empty())).isEmpty();
  }

  private static Optional<ToldAlert> read(byte @Nullable [] value) {
    return AlertText.read(consumed(value), family -> Optional.of(SomeAlerts.VIEW));
  }

  private static ConsumerRecord<byte[], byte[]> consumed(byte @Nullable [] value) {
    return new ConsumerRecord<>(TOPIC, 0, 0, null, value);
  }
}
