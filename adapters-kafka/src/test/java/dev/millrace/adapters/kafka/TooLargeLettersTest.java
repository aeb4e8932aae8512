package dev.millrace.adapters.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.millrace.domain.document.Bytes;
import dev.millrace.domain.failure.PermanentFailure;
import dev.millrace.domain.failure.TransientFailure;
import dev.millrace.domain.port.deadletter.DeadLetter;
import dev.millrace.domain.port.deadletter.SampleDeadLetters;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.function.Function;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.Callback;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.Cluster;
import org.apache.kafka.common.errors.RecordBatchTooLargeException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class TooLargeLettersTest {

  private static final int LIMIT = 1 << 20;

  static Stream<RuntimeException> refusals() {
    return Stream.of(new RecordTooLargeException("9 MB"), new RecordBatchTooLargeException("9 MB"));
  }

  @ParameterizedTest
  @MethodSource("refusals")
  void whatIsTooLargeIsKeptByReferenceAndItsNeighboursWhole(RuntimeException refusal) {
    Refusing producer = new Refusing(record -> isLarge(record) ? refusal : null);
    DeadLetter large = of(2, new byte[LIMIT]);
    send(producer, List.of(of(1, new byte[1]), large, of(3, new byte[2])));
    assertThat(producer.letters())
        .containsExactly(of(1, new byte[1]), of(3, new byte[2]), large.byReference());
  }

  @Test
  void aTopicThatDoesNotEvenTakeReferencesIsToBlame() {
    Refusing producer = new Refusing(record -> new RecordTooLargeException("above 100 bytes"));
    assertThatThrownBy(() -> send(producer, List.of(of(1, new byte[1]))))
        .isInstanceOf(PermanentFailure.class)
        .hasMessageContaining("above 100 bytes");
  }

  @Test
  void whatMayNotBeDurableIsNoMatterOfSize() {
    Refusing producer = new Refusing(record -> new TimeoutException("late"));
    assertThatThrownBy(() -> send(producer, List.of(of(1, new byte[LIMIT]))))
        .isInstanceOf(TransientFailure.class)
        .hasMessageContaining("late");
    assertThat(producer.asked).isEqualTo(1);
  }

  private static void send(Refusing producer, List<DeadLetter> letters) {
    DurableSends sends = new DurableSends(KafkaConfig.of("nowhere:1", 1), producer);
    try (KafkaDeadLetters deadLetters = new KafkaDeadLetters(sends, "letters")) {
      deadLetters.send(letters);
    }
  }

  private static boolean isLarge(ProducerRecord<byte[], byte[]> record) {
    return record.value() != null && record.value().length >= LIMIT;
  }

  private static DeadLetter of(int offset, byte[] value) {
    return SampleDeadLetters.letter(offset, null, Bytes.of(value), Map.of());
  }

  /** Refuses letters as the client does: by what its answer throws, not by throwing. */
  private static final class Refusing extends MockProducer<byte[], byte[]> {

    private final Function<ProducerRecord<byte[], byte[]>, @Nullable RuntimeException> refusal;

    private int asked;

    Refusing(Function<ProducerRecord<byte[], byte[]>, @Nullable RuntimeException> refusal) {
      super(Cluster.empty(), true, null, new ByteArraySerializer(), new ByteArraySerializer());
      this.refusal = refusal;
    }

    List<DeadLetter> letters() {
      return history().stream().map(Refusing::letter).toList();
    }

    private static DeadLetter letter(ProducerRecord<byte[], byte[]> sent) {
      ConsumerRecord<byte[], byte[]> record =
          new ConsumerRecord<>(sent.topic(), 0, 0, sent.key(), sent.value());
      sent.headers().forEach(record.headers()::add);
      return DeadLetterRecord.read(record).orElseThrow();
    }

    @Override
    public synchronized Future<RecordMetadata> send(
        ProducerRecord<byte[], byte[]> record, Callback callback) {
      asked++;
      RuntimeException refused = refusal.apply(record);
      return refused == null
          ? super.send(record, callback)
          : CompletableFuture.failedFuture(refused);
    }
  }
}
