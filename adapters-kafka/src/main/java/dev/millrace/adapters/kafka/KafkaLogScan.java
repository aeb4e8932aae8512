package dev.millrace.adapters.kafka;

import dev.millrace.domain.event.EventHeaders;
import dev.millrace.domain.event.EventId;
import dev.millrace.domain.event.RunId;
import dev.millrace.domain.port.log.LogScan;
import dev.millrace.domain.port.log.LoggedEvent;
import dev.millrace.domain.record.FamilyName;
import dev.millrace.domain.record.RecordKey;
import dev.millrace.domain.view.Position;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.header.Header;
import org.jspecify.annotations.Nullable;

/** Reads a topic by a consumer of its own that belongs to no group. Thread-safe. */
public final class KafkaLogScan implements LogScan {

  private final KafkaConfig config;

  public KafkaLogScan(KafkaConfig config) {
    this.config = config;
  }

  @Override
  public void scan(FamilyName family, Consumer<LoggedEvent> each) {
    Map<String, Object> large = Map.of("max.poll.records", 5_000);
    try (var consumer = Clients.consumer(config, large)) {
      Partitions partitions = new Partitions(consumer, config);
      partitions.read(partitions.ends(family.topic()), record -> each.accept(event(record)));
    } catch (KafkaException refused) {
      throw Failures.of("scan " + family.topic(), refused);
    }
  }

  private static LoggedEvent event(ConsumerRecord<byte[], byte[]> record) {
    return new LoggedEvent(
        new Position(record.topic(), record.partition(), record.offset()),
        Instant.ofEpochMilli(record.timestamp()),
        parsed(header(record, EventHeaders.EVENT_ID), EventId::of),
        parsed(header(record, EventHeaders.RUN_ID), RunId::of),
        parsed(record.key(), RecordKey::new),
        attempt(header(record, EventHeaders.ATTEMPT)),
        record.value() == null);
  }

  private static int attempt(byte @Nullable [] header) {
    return header == null ? 1 : EventHeaders.attempt(new String(header, StandardCharsets.UTF_8));
  }

  private static byte @Nullable [] header(ConsumerRecord<byte[], byte[]> record, String name) {
    Header header = record.headers().lastHeader(name);
    return header == null ? null : header.value();
  }

  /** Foreign records may hold anything: what is no such value is absent. */
  private static <T> @Nullable T parsed(byte @Nullable [] bytes, Function<String, T> parse) {
    if (bytes == null) {
      return null;
    }
    try {
      return parse.apply(new String(bytes, StandardCharsets.UTF_8));
    } catch (IllegalArgumentException foreign) {
      return null;
    }
  }
}
