package dev.millrace.adapters.kafka;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.DescribeProducersResult.PartitionProducerState;
import org.apache.kafka.clients.admin.GroupListing;
import org.apache.kafka.clients.admin.ListConsumerGroupOffsetsSpec;
import org.apache.kafka.clients.admin.ListGroupsOptions;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.ProducerState;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.TopicPartition;

/** What an operator asks the brokers for. Thread-safe. */
public final class KafkaCheckup {

  private static final String OURS = "millrace";
  private static final String METADATA = "metadata.version";

  private final KafkaConfig config;
  private final InstantSource clock;

  public KafkaCheckup(KafkaConfig config, InstantSource clock) {
    this.config = config;
    this.clock = clock;
  }

  /** The brokers, as far as they tell: the protocol has no field for the software's version. */
  public String version() {
    try (Admin admin = Clients.admin(config)) {
      int brokers =
          Failures.await("find the brokers", admin.describeCluster().nodes(), config).size();
      var features =
          Failures.await("ask for features", admin.describeFeatures().featureMetadata(), config)
              .finalizedFeatures();
      String level =
          features.containsKey(METADATA)
              ? METADATA + " " + features.get(METADATA).maxVersionLevel()
              : "with ZooKeeper";
      return "%d broker%s, %s".formatted(brokers, brokers == 1 ? "" : "s", level);
    }
  }

  /**
   * The lag of each of Millrace's groups, by name.
   *
   * @param late how long a record may wait
   */
  public List<GroupLag> lags(Duration late) {
    try (Admin admin = Clients.admin(config)) {
      Collection<GroupListing> groups =
          Failures.await(
              "list the groups",
              admin.listGroups(ListGroupsOptions.forConsumerGroups()).all(),
              config);
      return groups.stream()
          .map(GroupListing::groupId)
          .filter(group -> group.startsWith(OURS))
          .sorted()
          .map(group -> lag(admin, group, late))
          .toList();
    }
  }

  /**
   * Where in Millrace's topics a transaction is open to which nothing came for that long. Committed
   * readers get nothing behind it.
   */
  public List<String> openTransactions(Duration silent) {
    long latest = clock.millis() - silent.toMillis();
    try (Admin admin = Clients.admin(config)) {
      List<String> open = new ArrayList<>();
      producers(admin)
          .forEach(
              (partition, producers) ->
                  openOf(producers)
                      .filter(producer -> producer.lastTimestamp() <= latest)
                      .forEach(producer -> open.add(words(partition, producer))));
      Collections.sort(open);
      return List.copyOf(open);
    }
  }

  /**
   * For how long the last stable offset of each of Millrace's topics has stood before a transaction
   * to which nothing came; zero where none is open.
   */
  public Map<String, Duration> heldBack() {
    long now = clock.millis();
    try (Admin admin = Clients.admin(config)) {
      return producers(admin).entrySet().stream()
          .collect(
              Collectors.toMap(
                  partition -> partition.getKey().topic(),
                  partition -> silence(partition.getValue(), now),
                  (one, other) -> one.compareTo(other) < 0 ? other : one,
                  TreeMap::new));
    }
  }

  private Map<TopicPartition, PartitionProducerState> producers(Admin admin) {
    return Failures.await(
        "describe the producers of all topics",
        admin.describeProducers(OurPartitions.of(admin, any -> true, config)).all(),
        config);
  }

  /** Those in a transaction. */
  private static Stream<ProducerState> openOf(PartitionProducerState partition) {
    return partition.activeProducers().stream()
        .filter(producer -> producer.currentTransactionStartOffset().isPresent());
  }

  /** Of the transaction that has been silent for longest. */
  private static Duration silence(PartitionProducerState partition, long now) {
    return openOf(partition)
        .map(producer -> Duration.ofMillis(Math.max(0, now - producer.lastTimestamp())))
        .max(Comparator.naturalOrder())
        .orElse(Duration.ZERO);
  }

  private static String words(TopicPartition partition, ProducerState producer) {
    return "%s, offset %d, since %s, of producer %d"
        .formatted(
            partition,
            producer.currentTransactionStartOffset().orElseThrow(),
            Instant.ofEpochMilli(producer.lastTimestamp()).truncatedTo(ChronoUnit.SECONDS),
            producer.producerId());
  }

  private GroupLag lag(Admin admin, String group, Duration late) {
    Map<TopicPartition, Long> next = next(admin, group);
    Map<TopicPartition, Long> ends = offsets(admin, next, OffsetSpec.latest());
    Map<TopicPartition, Long> young =
        offsets(admin, next, OffsetSpec.forTimestamp(clock.millis() - late.toMillis()));
    long records = 0;
    boolean isLate = false;
    for (Map.Entry<TopicPartition, Long> position : next.entrySet()) {
      long end = ends.getOrDefault(position.getKey(), 0L);
      long oldest = position.getValue();
      records += Math.max(0, end - oldest);
      isLate |= oldest < end && isBefore(oldest, young.getOrDefault(position.getKey(), -1L));
    }
    return new GroupLag(group, records, isLate);
  }

  /** A partition without any young record answers -1. */
  private static boolean isBefore(long offset, long firstYoung) {
    return firstYoung < 0 || offset < firstYoung;
  }

  private Map<TopicPartition, Long> next(Admin admin, String group) {
    Map<TopicPartition, OffsetAndMetadata> offsets =
        Failures.await(
            "read the offsets of " + group,
            admin
                .listConsumerGroupOffsets(Map.of(group, new ListConsumerGroupOffsetsSpec()))
                .partitionsToOffsetAndMetadata(group),
            config);
    return offsets.entrySet().stream()
        .filter(entry -> entry.getValue() != null)
        .collect(Collectors.toMap(Map.Entry::getKey, entry -> entry.getValue().offset()));
  }

  private Map<TopicPartition, Long> offsets(
      Admin admin, Map<TopicPartition, Long> partitions, OffsetSpec which) {
    Map<TopicPartition, OffsetSpec> asked =
        partitions.keySet().stream().collect(Collectors.toMap(Function.identity(), p -> which));
    Map<TopicPartition, ListOffsetsResultInfo> found =
        Failures.await(
            "find the ends of " + partitions.keySet(),
            admin.listOffsets(asked, new ListOffsetsOptions(IsolationLevel.READ_COMMITTED)).all(),
            config);
    return found.entrySet().stream()
        .collect(Collectors.toMap(Map.Entry::getKey, entry -> entry.getValue().offset()));
  }
}
