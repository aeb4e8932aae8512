package dev.millrace.bootstrap.services.chaos;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * How a pipeline made up for an outage.
 *
 * @param took from the request to start the process again until the backlog was as before
 * @param recordsPerSecond that came in meanwhile
 * @param isValid whether records came in to the end; else the figure says nothing
 */
public record CaughtUp(
    Target target, Duration outage, Duration took, double recordsPerSecond, boolean isValid) {

  /** The time to catch up, as a multiple of the outage. */
  public double ratio() {
    return (double) took.toMillis() / outage.toMillis();
  }

  /** For programs. */
  public Map<String, Object> fields() {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("target", target.process());
    fields.put("outageSeconds", ChaosReport.seconds(outage));
    fields.put("catchUpSeconds", ChaosReport.seconds(took));
    fields.put("ratio", Math.round(ratio() * 100) / 100.0);
    fields.put("recordsPerSecond", Math.round(recordsPerSecond));
    fields.put("valid", isValid);
    return fields;
  }

  /** For people. */
  public String text() {
    return String.format(
        "%-10s down %.0f s at %.0f records/s: caught up after %.1f s, ratio %.2f%s",
        target.process(),
        ChaosReport.seconds(outage),
        recordsPerSecond,
        ChaosReport.seconds(took),
        ratio(),
        isValid ? "" : " (void)");
  }
}
