package dev.millrace.adapters.kafka;

import dev.millrace.domain.port.alert.Alerts;
import dev.millrace.domain.port.alert.AlertsContract;
import dev.millrace.domain.port.alert.SomeAlerts;
import dev.millrace.domain.port.alert.ToldAlert;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;

final class KafkaAlertsIT implements AlertsContract {

  private final String topic = Brokers.freshTopic(1, Map.of());
  private final KafkaAlerts alerts = new KafkaAlerts(Brokers.config(), topic);

  @AfterEach
  void close() {
    alerts.close();
  }

  @Override
  public Alerts alerts() {
    return alerts;
  }

  @Override
  public List<ToldAlert> durable() {
    return Brokers.records(topic).stream()
        .map(r -> AlertText.read(r, family -> Optional.of(SomeAlerts.VIEW)).orElseThrow())
        .toList();
  }
}
