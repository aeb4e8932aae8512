package dev.millrace.domain.port.dataalert;

import dev.millrace.domain.port.receipt.InMemoryTopic;
import java.util.List;

/** Appends alerts to an {@link InMemoryTopic}. */
public final class InMemoryDataAlerts implements DataAlerts {

  private final InMemoryTopic<DataAlert> topic;

  public InMemoryDataAlerts(InMemoryTopic<DataAlert> topic) {
    this.topic = topic;
  }

  @Override
  public void tell(List<DataAlert> alerts) {
    topic.append(alerts);
  }
}
