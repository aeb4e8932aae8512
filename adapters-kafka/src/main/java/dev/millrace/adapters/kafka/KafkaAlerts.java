package dev.millrace.adapters.kafka;

import dev.millrace.domain.port.alert.Alerts;
import dev.millrace.domain.port.alert.ToldAlert;
import java.util.List;

/** Sends alerts to their topic. Thread-safe. */
public final class KafkaAlerts implements Alerts, AutoCloseable {

  static final String TOPIC = "millrace.alerts";

  private final DurableSends sends;
  private final String topic;

  public KafkaAlerts(KafkaConfig config) {
    this(config, TOPIC);
  }

  KafkaAlerts(KafkaConfig config, String topic) {
    this.sends = new DurableSends(config);
    this.topic = topic;
  }

  @Override
  public void tell(List<ToldAlert> alerts) {
    sends.send("alerts", alerts.stream().map(alert -> AlertText.write(topic, alert)).toList());
  }

  @Override
  public void close() {
    sends.close();
  }
}
