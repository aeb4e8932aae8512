package dev.millrace.bootstrap.services.bench;

import java.util.Map;
import java.util.UUID;

/** How long events took from one place to another. */
final class Latencies {

  private final double[] sortedMillis;

  private Latencies(double[] sortedMillis) {
    this.sortedMillis = sortedMillis;
  }

  /**
   * Of all that arrived; one that was seen before its writer knew took no time.
   *
   * @param left when each left, in nanoseconds
   * @param arrived when each arrived, by the same clock
   */
  static Latencies between(Map<UUID, Long> left, Map<UUID, Long> arrived) {
    return new Latencies(
        left.entrySet().stream()
            .filter(event -> arrived.containsKey(event.getKey()))
            .mapToDouble(
                event ->
                    Math.max(0, arrived.getOrDefault(event.getKey(), 0L) - event.getValue()) / 1e6)
            .sorted()
            .toArray());
  }

  /**
   * What so many of a hundred keep to, in milliseconds.
   *
   * @return infinite when nothing arrived
   */
  double percentile(int percent) {
    int rank = (int) Math.ceil(percent / 100.0 * sortedMillis.length);
    return rank == 0 ? Double.POSITIVE_INFINITY : sortedMillis[rank - 1];
  }
}
