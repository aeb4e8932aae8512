package dev.millrace.domain.port.dataalert;

import dev.millrace.domain.port.receipt.InMemoryTopic;
import java.util.List;

final class InMemoryDataAlertsTest implements DataAlertsContract {

  private final InMemoryTopic<DataAlert> topic = new InMemoryTopic<>();

  @Override
  public DataAlerts alerts() {
    return new InMemoryDataAlerts(topic);
  }

  @Override
  public List<DataAlert> durable() {
    return topic.items();
  }
}
