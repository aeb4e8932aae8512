package dev.millrace.adapters.kafka;

import dev.millrace.domain.failure.Failure;
import dev.millrace.domain.failure.PermanentFailure;
import dev.millrace.domain.failure.TransientFailure;
import dev.millrace.domain.port.log.Refusal;
import dev.millrace.domain.port.log.Unpublishable;
import dev.millrace.domain.port.outbox.OutboxRow;
import dev.millrace.domain.port.outbox.Sharding;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.Producer;

/**
 * How many partitions each topic has, asked for again after a time, as Kafka's clients do: somebody
 * may add some, and keys move.
 */
final class FamilyTopics {

  /** Of what is known of the topics; new partitions take keys so much later at most. */
  static final Duration REFRESH = Duration.ofMinutes(1);

  private final KafkaConfig config;
  private final Sharding sharding;
  private final LongSupplier nanos;
  private final Map<String, Integer> partitions = new HashMap<>();
  private long asked;

  FamilyTopics(KafkaConfig config, Sharding sharding, LongSupplier nanos) {
    this.config = config;
    this.sharding = sharding;
    this.nanos = nanos;
    this.asked = nanos.getAsLong();
  }

  void forget() {
    partitions.clear();
  }

  /** Of a topic of ours, which the producer waits for. */
  int partitions(Producer<byte[], byte[]> producer, String topic) {
    return partitions.computeIfAbsent(
        topic, absent -> requireFit(topic, producer.partitionsFor(topic).size()));
  }

  /** Of a topic that was required. */
  int partitions(String topic) {
    Integer known = partitions.get(topic);
    if (known == null) {
      throw new IllegalStateException("nobody asked for " + topic);
    }
    return known;
  }

  /**
   * Asks for topics that are not known. An administrator's question is answered at once; a producer
   * would wait for a topic that is not there as long as it may.
   *
   * @throws Unpublishable when topics are not there or not for us: names all of their rows
   */
  void require(List<OutboxRow> rows) {
    long now = nanos.getAsLong();
    if (now - asked > REFRESH.toNanos()) {
      forget();
      asked = now;
    }
    Set<String> unknown =
        rows.stream()
            .map(row -> row.family().topic())
            .filter(topic -> !partitions.containsKey(topic))
            .collect(Collectors.toCollection(TreeSet::new));
    if (unknown.isEmpty()) {
      return;
    }
    List<Refusal> refusals = Refusals.ofTopics(ask(unknown), rows);
    if (!refusals.isEmpty()) {
      throw new Unpublishable(refusals);
    }
  }

  /**
   * Asks for a topic that is not known, whatever its partitions.
   *
   * @throws TransientFailure when it is not there or not for us
   */
  void requireThere(String topic) {
    if (!partitions.containsKey(topic)) {
      try (Admin admin = Clients.admin(config)) {
        Failures.await(
                "describe topic " + topic,
                admin.describeTopics(Set.of(topic)).allTopicNames(),
                config)
            .forEach((name, found) -> partitions.put(name, found.partitions().size()));
      } catch (PermanentFailure refused) {
        throw new TransientFailure("nothing can be parked: " + refused.getMessage(), refused);
      }
    }
  }

  private Map<String, Throwable> ask(Set<String> unknown) {
    Map<String, Throwable> refused = new HashMap<>();
    try (Admin admin = Clients.admin(config)) {
      admin
          .describeTopics(unknown)
          .topicNameValues()
          .forEach(
              (topic, answer) -> {
                try {
                  int count =
                      Failures.await("describe topic " + topic, answer, config).partitions().size();
                  partitions.put(topic, requireFit(topic, count));
                } catch (Failure failure) {
                  refused.put(topic, requireRefusal(failure));
                }
              });
    }
    return refused;
  }

  private static Throwable requireRefusal(Failure failure) {
    Throwable cause = failure.getCause() == null ? failure : Failures.cause(failure.getCause());
    if (Blame.of(cause) != Blame.TOPIC) {
      throw failure;
    }
    return cause;
  }

  private int requireFit(String topic, int count) {
    Fit.of(topic, count, sharding)
        .ifPresent(
            misfit -> {
              throw new PermanentFailure(misfit);
            });
    return count;
  }
}
