package dev.millrace.adapters.kafka;

import dev.millrace.domain.record.Slot;
import java.time.Duration;

/**
 * Where the brokers are, and what the topics are made with.
 *
 * @param bootstrapServers {@code host:port}, joined by commas
 * @param partitions of a topic that is created; a divisor of 1024
 * @param replicationFactor of a topic that is created
 * @param retention how long a family's topic keeps its records, at least
 * @param requestTimeout for one request; sends and metadata may take twice as long
 */
public record KafkaConfig(
    String bootstrapServers,
    int partitions,
    short replicationFactor,
    Duration retention,
    Duration requestTimeout) {

  private static final int MAX_REQUEST_SECONDS = 5;

  public KafkaConfig {
    requireDivisor(partitions);
    requireShort(requestTimeout);
  }

  /** One replica, a week, four seconds: for one machine. */
  public static KafkaConfig of(String bootstrapServers, int partitions) {
    return new KafkaConfig(
        bootstrapServers, partitions, (short) 1, Duration.ofDays(7), Duration.ofSeconds(4));
  }

  static boolean divides(int partitions) {
    return partitions > 0 && Slot.COUNT % partitions == 0;
  }

  private static void requireDivisor(int partitions) {
    if (!divides(partitions)) {
      throw new IllegalArgumentException(
          partitions + " partitions do not divide " + Slot.COUNT + ": use 1, 2, 4, 8 and so on");
    }
  }

  /** Two requests fit into a transaction's ten seconds. */
  private static void requireShort(Duration requestTimeout) {
    if (requestTimeout.toMillis() < 100 || requestTimeout.toSeconds() > MAX_REQUEST_SECONDS) {
      throw new IllegalArgumentException(
          "a request takes from 100 ms to " + MAX_REQUEST_SECONDS + " s, not " + requestTimeout);
    }
  }
}
