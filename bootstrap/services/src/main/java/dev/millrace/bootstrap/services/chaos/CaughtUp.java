package dev.millrace.bootstrap.services.chaos;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * How a pipeline made up for an outage.
 *
 * @param held how long the process was not started again
 * @param starting from then on until it answered
 * @param took from then on until the backlog was as before
 * @param recordsPerSecond that came in meanwhile
 * @param isValid whether records came in to the end; else the figure says nothing
 */
public record CaughtUp(
    Target target,
    Duration held,
    Duration starting,
    Duration took,
    double recordsPerSecond,
    boolean isValid) {

  /** From the kill until the process answered. */
  public Duration outage() {
    return held.plus(starting);
  }

  /** The time to catch up, as a multiple of the outage. */
  public double ratio() {
    return (double) took.toMillis() / outage().toMillis();
  }

  /** For programs. */
  public Map<String, Object> fields() {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("target", target.process());
    fields.put("outageSeconds", ChaosReport.seconds(outage()));
    fields.put("startingSeconds", ChaosReport.seconds(starting));
    fields.put("catchUpSeconds", ChaosReport.seconds(took));
    fields.put("ratio", Math.round(ratio() * 100) / 100.0);
    fields.put("recordsPerSecond", Math.round(recordsPerSecond));
    fields.put("valid", isValid);
    return fields;
  }

  /** For people. */
  public String text() {
    return String.format(
        "%-10s down %.1f s (%.1f of them starting) at %.0f records/s: caught up %.1f s after,"
            + " ratio %.2f%s",
        target.process(),
        ChaosReport.seconds(outage()),
        ChaosReport.seconds(starting),
        recordsPerSecond,
        ChaosReport.seconds(took),
        ratio(),
        isValid ? "" : " (void)");
  }
}
