package dev.millrace.adapters.kafka;

import dev.millrace.adapters.kafka.LogSpans.Span;
import dev.millrace.domain.document.Bytes;
import dev.millrace.domain.family.LogRecord;
import dev.millrace.domain.family.LogStart;
import dev.millrace.domain.port.log.LogPage;
import dev.millrace.domain.port.log.LogPage.Ending;
import dev.millrace.domain.port.log.LogSlice;
import dev.millrace.domain.record.RecordKey;
import dev.millrace.domain.view.Position;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.jspecify.annotations.Nullable;

/** One look into a topic: reads until enough has come of every partition. */
final class LogLook {

  private static final Duration POLL = Duration.ofMillis(100);

  private final Consumer<byte[], byte[]> consumer;
  private final LogSlice slice;
  private final TimeLeft time;
  private final @Nullable Bytes key;
  private final Map<TopicPartition, Span> spans;
  private final Map<Integer, Deque<LogRecord>> taken = new TreeMap<>();
  private final Map<Integer, Long> next = new TreeMap<>();
  private final Set<TopicPartition> open = new HashSet<>();
  private long bytes;
  private Ending ending = Ending.END;

  LogLook(Consumer<byte[], byte[]> consumer, LogSlice slice, TimeLeft time) {
    this.consumer = consumer;
    this.slice = slice;
    this.time = time;
    RecordKey sought = slice.key();
    this.key = sought == null ? null : Bytes.ofText(sought.value());
    this.spans = new LogSpans(consumer, slice, time).all();
  }

  /** Reads until it has enough, or no more time is left. */
  LogPage read() {
    consumer.assign(spans.keySet());
    spans.forEach(this::begin);
    while (!open.isEmpty() && !isHeavy()) {
      if (time.isOver()) {
        ending = Ending.TIME;
        break;
      }
      consumer.poll(time.atMost(POLL)).forEach(this::take);
      moveOn();
    }
    return page();
  }

  private void begin(TopicPartition partition, Span span) {
    consumer.seek(partition, span.from());
    next.put(partition.partition(), span.from());
    taken.put(partition.partition(), new ArrayDeque<>());
    if (span.from() < span.end()) {
      open.add(partition);
    }
  }

  private void take(ConsumerRecord<byte[], byte[]> record) {
    TopicPartition partition = new TopicPartition(record.topic(), record.partition());
    if (!open.contains(partition) || isHeavy() || record.offset() >= end(partition)) {
      return;
    }
    Deque<LogRecord> records =
        taken.computeIfAbsent(record.partition(), none -> new ArrayDeque<>());
    if (records.size() == slice.bounds().records() && !isOfTheEnd()) {
      ending = Ending.RECORDS;
      open.remove(partition);
      return;
    }
    LogRecord read = read(record);
    bytes += size(read);
    next.put(record.partition(), record.offset() + 1);
    if (key == null || Objects.equals(key, read.key())) {
      records.add(read);
    }
    if (records.size() > slice.bounds().records()) {
      records.removeFirst();
    }
    if (isHeavy()) {
      ending = Ending.BYTES;
    }
  }

  /** Behind the last record of a partition there may be marks of transactions, which never come. */
  private void moveOn() {
    if (isHeavy()) {
      return;
    }
    for (TopicPartition partition : List.copyOf(open)) {
      long position = consumer.position(partition, time.left());
      next.put(partition.partition(), Math.min(position, end(partition)));
      if (position >= end(partition)) {
        open.remove(partition);
      }
    }
    Set<TopicPartition> done = new HashSet<>(spans.keySet());
    done.removeAll(open);
    consumer.pause(done);
  }

  private boolean isHeavy() {
    return bytes >= slice.bounds().bytes();
  }

  private boolean isOfTheEnd() {
    return slice.start() instanceof LogStart.Newest;
  }

  private long end(TopicPartition partition) {
    Span span = spans.get(partition);
    return span == null ? 0 : span.end();
  }

  private LogPage page() {
    List<Position> positions = new ArrayList<>();
    next.forEach(
        (partition, offset) ->
            positions.add(new Position(slice.family().topic(), partition, offset)));
    return new LogPage(taken.values().stream().flatMap(Deque::stream).toList(), positions, ending);
  }

  private static LogRecord read(ConsumerRecord<byte[], byte[]> record) {
    Map<String, Bytes> headers = new HashMap<>();
    for (Header header : record.headers()) {
      Bytes value = bytes(header.value());
      headers.put(header.key(), value == null ? Bytes.EMPTY : value);
    }
    return new LogRecord(
        new Position(record.topic(), record.partition(), record.offset()),
        Instant.ofEpochMilli(record.timestamp()),
        bytes(record.key()),
        bytes(record.value()),
        headers);
  }

  private static @Nullable Bytes bytes(byte @Nullable [] bytes) {
    return bytes == null ? null : Bytes.of(bytes);
  }

  private static long size(LogRecord record) {
    long headers =
        record.headers().entrySet().stream()
            .mapToLong(header -> header.getKey().length() + header.getValue().length())
            .sum();
    return size(record.key()) + size(record.value()) + headers;
  }

  private static int size(@Nullable Bytes bytes) {
    return bytes == null ? 0 : bytes.length();
  }
}
