package dev.millrace.adapters.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.millrace.domain.document.Bytes;
import dev.millrace.domain.port.deadletter.DeadLetter;
import dev.millrace.domain.port.deadletter.SampleDeadLetters;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;

final class DeadLetterRecordFuzzTest {

  private static final DeadLetter SAMPLE =
      SampleDeadLetters.letter(1, Bytes.EMPTY, null, Map.of("original", Bytes.EMPTY));
  private static final List<String> NAMES =
      Stream.of(written(SAMPLE).headers().toArray()).map(Header::key).toList();

  /** The bytes are the headers' values, each behind its length; one without length is left out. */
  @FuzzTest(maxDuration = "3s")
  void headersAreForeignOrSayWhatTheirLetterWrites(byte[] bytes) {
    ConsumerRecord<byte[], byte[]> record =
        new ConsumerRecord<>("millrace.dead-letters", 0, 0, null, bytes);
    ByteBuffer left = ByteBuffer.wrap(bytes);
    for (String name : NAMES) {
      int length = left.hasRemaining() ? Math.min(left.get() & 0x3f, left.remaining()) : 0;
      if (length > 0) {
        byte[] value = new byte[length];
        left.get(value);
        record.headers().add(name, value);
      }
    }
    Optional<DeadLetter> letter = DeadLetterRecord.read(record);
    letter.ifPresent(
        read -> assertThat(DeadLetterRecord.read(consumed(written(read)))).contains(read));
  }

  private static ProducerRecord<byte[], byte[]> written(DeadLetter letter) {
    return DeadLetterRecord.write("millrace.dead-letters", letter);
  }

  private static ConsumerRecord<byte[], byte[]> consumed(ProducerRecord<byte[], byte[]> sent) {
    ConsumerRecord<byte[], byte[]> record =
        new ConsumerRecord<>(sent.topic(), 0, 0, sent.key(), sent.value());
    sent.headers().forEach(record.headers()::add);
    return record;
  }
}
