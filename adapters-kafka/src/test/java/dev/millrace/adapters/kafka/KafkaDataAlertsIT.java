package dev.millrace.adapters.kafka;

import dev.millrace.domain.port.dataalert.DataAlert;
import dev.millrace.domain.port.dataalert.DataAlerts;
import dev.millrace.domain.port.dataalert.DataAlertsContract;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;

final class KafkaDataAlertsIT implements DataAlertsContract {

  private final String topic = Brokers.freshTopic(1, Map.of());
  private final KafkaDataAlerts alerts = new KafkaDataAlerts(Brokers.config(), topic);

  @AfterEach
  void close() {
    alerts.close();
  }

  @Override
  public DataAlerts alerts() {
    return alerts;
  }

  @Override
  public List<DataAlert> durable() {
    return Brokers.records(topic).stream().map(ToldAlerts::read).toList();
  }
}
