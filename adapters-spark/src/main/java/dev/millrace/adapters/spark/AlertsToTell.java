package dev.millrace.adapters.spark;

import dev.millrace.domain.port.dataalert.DataAlert;
import dev.millrace.domain.port.dataalert.DataAlerts;
import dev.millrace.domain.port.serving.ViewWriter;
import java.util.ArrayList;
import java.util.List;

/** Tells alerts together, before they are too many to be held, and none before its row is there. */
final class AlertsToTell {

  static final int MOST = 100;

  private final ViewWriter rows;
  private final DataAlerts alerts;
  private final List<DataAlert> held = new ArrayList<>();

  /**
   * @param rows has been given each alert's row before the alert is added
   */
  AlertsToTell(ViewWriter rows, DataAlerts alerts) {
    this.rows = rows;
    this.alerts = alerts;
  }

  void add(DataAlert alert) {
    held.add(alert);
    if (held.size() >= MOST) {
      tell();
    }
  }

  /** When it returns, all rows are durable and each alert that was added is told. */
  void tell() {
    rows.flush();
    if (!held.isEmpty()) {
      alerts.tell(List.copyOf(held));
      held.clear();
    }
  }
}
