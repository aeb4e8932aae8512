package dev.millrace.adapters.kafka;

import dev.millrace.domain.failure.PermanentFailure;
import dev.millrace.domain.family.LogStart;
import dev.millrace.domain.port.log.LogSlice;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.OffsetAndTimestamp;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/** The partitions of a slice, and from where to where they are read. */
final class LogSpans {

  private final Consumer<?, ?> consumer;
  private final LogSlice slice;
  private final TimeLeft time;

  LogSpans(Consumer<?, ?> consumer, LogSlice slice, TimeLeft time) {
    this.consumer = consumer;
    this.slice = slice;
    this.time = time;
  }

  /**
   * A piece of a partition.
   *
   * @param end behind the last record that committed readers see
   */
  record Span(long from, long end) {}

  /** All of them, by partition. */
  Map<TopicPartition, Span> all() {
    List<TopicPartition> partitions = partitions();
    Map<TopicPartition, Long> begins = consumer.beginningOffsets(partitions, time.left());
    Map<TopicPartition, Long> ends = consumer.endOffsets(partitions, time.left());
    ToLongFunction<TopicPartition> starts = starts(partitions, ends);
    Map<TopicPartition, Span> spans =
        new TreeMap<>(Comparator.comparingInt(TopicPartition::partition));
    for (TopicPartition partition : partitions) {
      long end = ends.getOrDefault(partition, 0L);
      long from = Math.max(begins.getOrDefault(partition, 0L), starts.applyAsLong(partition));
      spans.put(partition, new Span(Math.min(from, end), end));
    }
    return spans;
  }

  private List<TopicPartition> partitions() {
    String topic = slice.family().topic();
    List<PartitionInfo> found = consumer.partitionsFor(topic, time.left());
    if (found == null || found.isEmpty()) {
      throw new PermanentFailure("there is no topic " + topic + ": create it first");
    }
    Integer one = slice.partition();
    return found.stream()
        .map(PartitionInfo::partition)
        .filter(partition -> one == null || one.equals(partition))
        .map(partition -> new TopicPartition(topic, partition))
        .toList();
  }

  private ToLongFunction<TopicPartition> starts(
      List<TopicPartition> partitions, Map<TopicPartition, Long> ends) {
    if (slice.start() instanceof LogStart.At at) {
      return partition -> at.offset();
    }
    if (slice.start() instanceof LogStart.Since since) {
      Map<TopicPartition, Long> times =
          partitions.stream()
              .collect(Collectors.toMap(one -> one, one -> since.time().toEpochMilli()));
      var found = consumer.offsetsForTimes(times, time.left());
      return partition -> offset(found.get(partition), ends.getOrDefault(partition, 0L));
    }
    // Each transaction has left a mark behind its records, of which some have but one.
    return partition -> ends.getOrDefault(partition, 0L) - 2L * slice.bounds().records();
  }

  private static long offset(@Nullable OffsetAndTimestamp found, long end) {
    return found == null ? end : found.offset();
  }
}
