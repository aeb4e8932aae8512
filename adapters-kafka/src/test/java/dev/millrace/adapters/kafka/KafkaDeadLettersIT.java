package dev.millrace.adapters.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.domain.document.Bytes;
import dev.millrace.domain.port.deadletter.DeadLetter;
import dev.millrace.domain.port.deadletter.DeadLetters;
import dev.millrace.domain.port.deadletter.DeadLettersContract;
import dev.millrace.domain.port.deadletter.SampleDeadLetters;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class KafkaDeadLettersIT implements DeadLettersContract {

  private final String topic = Brokers.freshTopic(1, Map.of("max.message.bytes", "4194304"));
  private final KafkaDeadLetters deadLetters = new KafkaDeadLetters(Brokers.config(), topic);

  @AfterEach
  void close() {
    deadLetters.close();
  }

  @Override
  public DeadLetters deadLetters() {
    return deadLetters;
  }

  @Override
  public List<DeadLetter> durable() {
    return Brokers.records(topic).stream()
        .map(r -> DeadLetterRecord.read(r).orElseThrow())
        .toList();
  }

  @Test
  void theHeadersAreNamedAsByKafkaConnect() {
    deadLetters.send(List.of(SampleDeadLetters.letter(5)));
    assertThat(Brokers.records(topic))
        .singleElement()
        .satisfies(record -> assertThat(record.key()).asString().isEqualTo("millrace.users-3@5"))
        .satisfies(
            record ->
                assertThat(record.headers().lastHeader("__connect.errors.offset").value())
                    .asString()
                    .isEqualTo("5"));
  }

  @Test
  void originalHeadersOfOurNamesComeBackToo() {
    DeadLetter twice =
        SampleDeadLetters.letter(
            1,
            null,
            Bytes.ofText("v"),
            Map.of(
                "__connect.errors.offset", Bytes.ofText("99"),
                "millrace.dead-letter.key", Bytes.ofText("not ours")));
    deadLetters.send(List.of(twice));
    assertThat(durable()).containsExactly(twice);
  }

  @Test
  void theLargestRecordOfAFamilysTopicFits() {
    DeadLetter large =
        SampleDeadLetters.letter(
            1, null, Bytes.of(new byte[1 << 20]), Map.of("h", Bytes.of(new byte[2_000])));
    deadLetters.send(List.of(large));
    assertThat(durable()).containsExactly(large);
  }

  @Test
  void whatDoesNotFitIsKeptByReferenceAndItsNeighboursWhole() {
    Bytes random = random(5 << 20);
    Bytes zeros = Bytes.of(new byte[9 << 20]);
    Map<String, Bytes> none = Map.of();
    DeadLetter foreign = SampleDeadLetters.letter(2, null, random, none);
    DeadLetter compressible = SampleDeadLetters.letter(3, null, zeros, none);
    DeadLetter ofKey = SampleDeadLetters.letter(4, random, null, none);
    DeadLetter ofHeaders =
        SampleDeadLetters.letter(5, zeros, zeros, Map.of("zeros", zeros, "random", random));
    List<DeadLetter> small = List.of(SampleDeadLetters.letter(1), SampleDeadLetters.letter(6));
    deadLetters.send(List.of(small.get(0), foreign, compressible, ofKey, ofHeaders, small.get(1)));
    assertThat(durable())
        .containsExactly(
            small.get(0),
            small.get(1),
            foreign.byReference(),
            compressible.byReference(),
            ofKey.byReference(),
            ofHeaders.byReference());
    deadLetters.send(small);
    assertThat(durable()).hasSize(8).endsWith(small.toArray(DeadLetter[]::new));
  }

  private static Bytes random(int length) {
    byte[] bytes = new byte[length];
    new Random(7).nextBytes(bytes);
    return Bytes.of(bytes);
  }
}
