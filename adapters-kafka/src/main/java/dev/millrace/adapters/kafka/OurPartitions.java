package dev.millrace.adapters.kafka;

import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.TopicPartition;

/** The partitions of Millrace's topics, as the brokers have them now. */
final class OurPartitions {

  /** What the names of all topics of Millrace begin with. */
  private static final String TOPICS = "millrace.";

  private OurPartitions() {}

  /** Those of topics with names that meet a condition besides. */
  static Set<TopicPartition> of(Admin admin, Predicate<String> names, KafkaConfig config) {
    Set<String> topics =
        Failures.await("list the topics", admin.listTopics().names(), config).stream()
            .filter(topic -> topic.startsWith(TOPICS) && names.test(topic))
            .collect(Collectors.toUnmodifiableSet());
    return Failures.await(
            "describe the topics", admin.describeTopics(topics).allTopicNames(), config)
        .values()
        .stream()
        .flatMap(
            topic ->
                topic.partitions().stream()
                    .map(partition -> new TopicPartition(topic.name(), partition.partition())))
        .collect(Collectors.toUnmodifiableSet());
  }
}
