package dev.millrace.adapters.kafka;

import dev.millrace.domain.failure.Failure;
import dev.millrace.domain.failure.TransientFailure;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/**
 * Creates topics that can be used at once. The controller answers before the brokers have read what
 * it decided (KIP-500), and until then a broker refuses offsets and transactions of the new topic
 * as of one that does not exist.
 */
final class NewTopics {

  private static final Duration POLL = Duration.ofMillis(20);

  private NewTopics() {}

  static void create(Admin admin, NewTopic wanted, KafkaConfig config) {
    String name = wanted.name();
    Failures.await("create topic " + name, admin.createTopics(List.of(wanted)).all(), config);
    long deadline = System.nanoTime() + config.requestTimeout().toNanos();
    while (!isLed(describe(admin, name, config))) {
      pause(name, deadline);
    }
  }

  /** The topic as a broker knows it, empty when it knows none. */
  static Optional<TopicDescription> describe(Admin admin, String name, KafkaConfig config) {
    var answer = admin.describeTopics(List.of(name)).topicNameValues().get(name);
    try {
      return Optional.ofNullable(answer)
          .map(topic -> Failures.await("describe topic " + name, topic, config));
    } catch (Failure failure) {
      if (Failures.isCausedBy(failure, UnknownTopicOrPartitionException.class)) {
        return Optional.empty();
      }
      throw failure;
    }
  }

  private static boolean isLed(Optional<TopicDescription> topic) {
    return topic
        .filter(t -> t.partitions().stream().allMatch(partition -> partition.leader() != null))
        .isPresent();
  }

  private static void pause(String name, long deadline) {
    if (System.nanoTime() - deadline > 0) {
      throw new TransientFailure("create topic " + name + ": created, but no broker serves it yet");
    }
    try {
      Thread.sleep(POLL.toMillis());
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new TransientFailure("create topic " + name + ": interrupted", interrupted);
    }
  }
}
