package dev.millrace.domain.port.alert;

import dev.millrace.domain.port.receipt.InMemoryTopic;
import java.util.List;

/** Appends alerts to an {@link InMemoryTopic}. */
public final class InMemoryAlerts implements Alerts {

  private final InMemoryTopic<ToldAlert> topic;

  public InMemoryAlerts(InMemoryTopic<ToldAlert> topic) {
    this.topic = topic;
  }

  @Override
  public void tell(List<ToldAlert> alerts) {
    topic.append(alerts);
  }
}
