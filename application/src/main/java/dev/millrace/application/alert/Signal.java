package dev.millrace.application.alert;

/** A figure by which it is told whether something is wrong. Prometheus knows each as a metric. */
public enum Signal {
  HOP_UP(
      "millrace_hop_up",
      "hop",
      "1 where a hop of the path does its work or has none, 0 where it does not."),
  HOP_DELAY(
      "millrace_hop_delay_seconds", "hop", "How long what waits longest before a hop has waited."),
  HOP_WAITING("millrace_hop_waiting_records", "hop", "Records that wait before a hop."),
  LAST_RUN_RECORDS(
      "millrace_last_run_records",
      "family",
      "Records of the family's last run that are not in quarantine."),
  LAST_RUN_CHANGED_FIELDS(
      "millrace_last_run_changed_fields",
      "family",
      "Fields that are new or missing in the family's last run."),
  SERVED(
      "millrace_records_served_total",
      "family",
      "Events that came to be served, by the receipts that this process entered."),
  DEAD("millrace_dead_letters_total", "family", "Dead letters that this process kept."),
  STABLE_OFFSET_STUCK(
      "millrace_last_stable_offset_stuck_seconds",
      "topic",
      "How long nothing has come to an open transaction before which readers stand.");

  private final String metric;
  private final String label;
  private final String help;

  Signal(String metric, String label, String help) {
    this.metric = metric;
    this.label = label;
    this.help = help;
  }

  /** Its name, which ends in its unit. */
  public String metric() {
    return metric;
  }

  /** Of what there are several: {@code hop}, {@code family} or {@code topic}. */
  public String label() {
    return label;
  }

  public String help() {
    return help;
  }

  /** Whether it only grows, from zero on when the process starts. */
  public boolean isCounter() {
    return metric.endsWith("_total");
  }
}
