package dev.millrace.adapters.kafka;

import dev.millrace.domain.document.Bytes;
import dev.millrace.domain.port.deadletter.DeadLetter;
import dev.millrace.domain.view.Position;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;

/**
 * A dead letter as a record: key the position, value the original one byte for byte, the original
 * headers first and ours behind them. Names that start with {@code __connect} are those of Kafka
 * Connect (KIP-298), so that its tools can read them.
 */
final class DeadLetterRecord {

  private static final String CONNECT = "__connect.errors.";
  private static final String OURS = "millrace.dead-letter.";
  private static final String TOPIC = CONNECT + "topic";
  private static final String PARTITION = CONNECT + "partition";
  private static final String OFFSET = CONNECT + "offset";
  private static final String STAGE = CONNECT + "stage";
  private static final String MESSAGE = CONNECT + "exception.message";
  private static final String EXCEPTION = CONNECT + "exception.class.name";
  private static final String CODE = OURS + "code";
  private static final String FAMILY = OURS + "family";
  private static final String ATTEMPT = OURS + "attempt";
  private static final String TIME = OURS + "time";
  private static final String KEY = OURS + "key";

  /** How many headers, counted from the first, are the original ones. */
  private static final String ORIGINAL = OURS + "original-headers";

  private DeadLetterRecord() {}

  static ProducerRecord<byte[], byte[]> write(String topic, DeadLetter letter) {
    Position position = letter.position();
    ProducerRecord<byte[], byte[]> record =
        new ProducerRecord<>(topic, bytes(position.toString()), array(letter.value()));
    Headers headers = record.headers();
    letter.headers().forEach((name, value) -> headers.add(name, value.array()));
    add(headers, TOPIC, position.topic());
    add(headers, PARTITION, Integer.toString(position.partition()));
    add(headers, OFFSET, Long.toString(position.offset()));
    add(headers, STAGE, letter.stage());
    add(headers, MESSAGE, letter.reason());
    add(headers, CODE, letter.code().name());
    add(headers, FAMILY, letter.family());
    add(headers, ATTEMPT, Integer.toString(letter.attempt()));
    add(headers, TIME, letter.at().toString());
    add(headers, ORIGINAL, Integer.toString(letter.headers().size()));
    if (letter.exception() != null) {
      add(headers, EXCEPTION, letter.exception());
    }
    if (letter.key() != null) {
      headers.add(KEY, letter.key().array());
    }
    return record;
  }

  static Optional<DeadLetter> read(ConsumerRecord<byte[], byte[]> record) {
    try {
      return Optional.of(letter(record));
    } catch (IllegalArgumentException | DateTimeException foreign) {
      return Optional.empty();
    }
  }

  private static DeadLetter letter(ConsumerRecord<byte[], byte[]> record) {
    Headers headers = record.headers();
    return new DeadLetter(
        text(headers, FAMILY),
        new Position(text(headers, TOPIC), number(headers, PARTITION), offset(headers)),
        key(headers),
        record.value() == null ? null : Bytes.of(record.value()),
        original(headers),
        text(headers, STAGE),
        DeadLetter.Code.valueOf(text(headers, CODE)),
        text(headers, MESSAGE),
        exception(headers),
        Instant.parse(text(headers, TIME)),
        number(headers, ATTEMPT));
  }

  private static int originals(Header[] all, Headers headers) {
    int count = number(headers, ORIGINAL);
    if (count < 0 || count > all.length) {
      throw new IllegalArgumentException(ORIGINAL);
    }
    return count;
  }

  private static Map<String, Bytes> original(Headers headers) {
    Header[] all = headers.toArray();
    Map<String, Bytes> original = new HashMap<>();
    for (Header header : Arrays.copyOf(all, originals(all, headers))) {
      original.put(header.key(), header.value() == null ? Bytes.EMPTY : Bytes.of(header.value()));
    }
    return original;
  }

  private static @Nullable String exception(Headers headers) {
    Header[] all = headers.toArray();
    return Arrays.stream(all, originals(all, headers), all.length)
        .filter(header -> header.key().equals(EXCEPTION) && header.value() != null)
        .map(header -> new String(header.value(), StandardCharsets.UTF_8))
        .findFirst()
        .orElse(null);
  }

  private static @Nullable Bytes key(Headers headers) {
    Header[] all = headers.toArray();
    Header last = all[all.length - 1];
    return last.key().equals(KEY) && last.value() != null ? Bytes.of(last.value()) : null;
  }

  private static long offset(Headers headers) {
    return Long.parseLong(text(headers, OFFSET));
  }

  private static int number(Headers headers, String name) {
    return Integer.parseInt(text(headers, name));
  }

  private static String text(Headers headers, String name) {
    Header header = headers.lastHeader(name);
    if (header == null || header.value() == null) {
      throw new IllegalArgumentException("no header " + name);
    }
    return new String(header.value(), StandardCharsets.UTF_8);
  }

  private static void add(Headers headers, String name, String value) {
    headers.add(name, bytes(value));
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static byte @Nullable [] array(@Nullable Bytes bytes) {
    return bytes == null ? null : bytes.array();
  }
}
