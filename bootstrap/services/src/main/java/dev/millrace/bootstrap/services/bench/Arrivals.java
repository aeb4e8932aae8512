package dev.millrace.bootstrap.services.bench;

import dev.millrace.domain.event.EventHeaders;
import dev.millrace.local.StackException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** A reader of committed records that remembers when it saw which event, and how many it saw. */
final class Arrivals implements AutoCloseable {

  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final Consumer<byte[], byte[]> consumer;
  private final Map<UUID, Long> seen = new ConcurrentHashMap<>();
  private final AtomicLong count = new AtomicLong();
  private final CompletableFuture<Void> ended = new CompletableFuture<>();
  private volatile boolean closing;

  private Arrivals(Consumer<byte[], byte[]> consumer) {
    this.consumer = consumer;
  }

  /** Sees what arrives in a topic from now on. */
  static Arrivals in(EventTopic topic, String bootstrap) {
    Consumer<byte[], byte[]> consumer =
        new KafkaConsumer<>(
            Map.of("bootstrap.servers", bootstrap, "isolation.level", "read_committed"),
            new ByteArrayDeserializer(),
            new ByteArrayDeserializer());
    List<TopicPartition> partitions =
        consumer.partitionsFor(topic.name()).stream()
            .map(partition -> new TopicPartition(topic.name(), partition.partition()))
            .toList();
    consumer.assign(partitions);
    consumer.seekToEnd(partitions);
    partitions.forEach(consumer::position);
    Arrivals arrivals = new Arrivals(consumer);
    new Thread(arrivals::readToTheEnd, "arrivals").start();
    return arrivals;
  }

  private void readToTheEnd() {
    try (consumer) {
      read();
      ended.complete(null);
    } catch (RuntimeException failure) {
      ended.completeExceptionally(failure);
    }
  }

  private void read() {
    while (!closing) {
      for (ConsumerRecord<byte[], byte[]> record : consumer.poll(Duration.ofMillis(100))) {
        long now = System.nanoTime();
        byte[] event = record.headers().lastHeader(EventHeaders.EVENT_ID).value();
        seen.putIfAbsent(UUID.fromString(new String(event, StandardCharsets.UTF_8)), now);
        count.incrementAndGet();
      }
    }
  }

  /** Returns when so many different ones were seen; fails when none comes any more. */
  void await(int events) {
    int before = seen.size();
    long since = System.nanoTime();
    while (seen.size() < events) {
      LockSupport.parkNanos(Duration.ofMillis(5).toNanos());
      if (seen.size() > before) {
        before = seen.size();
        since = System.nanoTime();
      } else if (System.nanoTime() - since > PATIENCE.toNanos()) {
        throw new StackException(
            "%,d of %,d events arrived, and no more come".formatted(before, events));
      }
    }
  }

  /** When each was seen first, in nanoseconds of this JVM. */
  Map<UUID, Long> seen() {
    return seen;
  }

  /** How many were seen, doubled ones too. */
  long count() {
    return count.get();
  }

  @Override
  public void close() {
    closing = true;
    ended.join();
  }
}
