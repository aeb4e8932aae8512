package dev.millrace.adapters.kafka;

import dev.millrace.domain.port.outbox.Sharding;
import dev.millrace.domain.record.Slot;
import java.util.Optional;

/** Whether a topic has partitions for all shards, and each partition one shard. */
final class Fit {

  private Fit() {}

  /** What is wrong with a topic, and how to mend it; empty when nothing is. */
  static Optional<String> of(String topic, int partitions, Sharding sharding) {
    if (partitions > Slot.COUNT) {
      return Optional.of(
          "topic %s has %d partitions, more than there are slots: create it anew with %d at most"
              .formatted(topic, partitions, Slot.COUNT));
    }
    int wanted = Math.max(sharding.count(), Integer.highestOneBit(2 * partitions - 1));
    if (wanted == partitions) {
      return Optional.empty();
    }
    String why =
        KafkaConfig.divides(partitions)
            ? "too few for " + sharding.count() + " shards"
            : "which do not divide 1024";
    return Optional.of(
        "topic %s has %d partitions, %s: kafka-topics.sh --alter --topic %s --partitions %d"
            .formatted(topic, partitions, why, topic, wanted));
  }
}
