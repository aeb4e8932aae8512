package dev.millrace.adapters.kafka;

import dev.millrace.domain.port.dataalert.DataAlert;
import dev.millrace.domain.port.dataalert.DataAlerts;
import java.util.List;

/** Sends alerts of data to their topic. Thread-safe. */
public final class KafkaDataAlerts implements DataAlerts, AutoCloseable {

  static final String TOPIC = "millrace.data-alerts";

  private final DurableSends sends;
  private final String topic;

  public KafkaDataAlerts(KafkaConfig config) {
    this(config, TOPIC);
  }

  KafkaDataAlerts(KafkaConfig config, String topic) {
    this.sends = new DurableSends(config);
    this.topic = topic;
  }

  @Override
  public void tell(List<DataAlert> alerts) {
    sends.send(
        "alerts of data", alerts.stream().map(alert -> DataAlertText.write(topic, alert)).toList());
  }

  @Override
  public void close() {
    sends.close();
  }
}
