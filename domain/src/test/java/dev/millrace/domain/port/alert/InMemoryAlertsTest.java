package dev.millrace.domain.port.alert;

import dev.millrace.domain.port.receipt.InMemoryTopic;
import java.util.List;

final class InMemoryAlertsTest implements AlertsContract {

  private final InMemoryTopic<ToldAlert> topic = new InMemoryTopic<>();

  @Override
  public Alerts alerts() {
    return new InMemoryAlerts(topic);
  }

  @Override
  public List<ToldAlert> durable() {
    return topic.items();
  }
}
