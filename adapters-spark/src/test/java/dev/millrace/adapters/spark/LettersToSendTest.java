package dev.millrace.adapters.spark;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.domain.document.Bytes;
import dev.millrace.domain.port.deadletter.DeadLetter;
import dev.millrace.domain.port.deadletter.SampleDeadLetters;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class LettersToSendTest {

  private final List<List<DeadLetter>> sent = new ArrayList<>();
  private final LettersToSend letters = new LettersToSend(sent::add);

  @Test
  void manyAreSentTogetherAndNoneTwice() {
    List<DeadLetter> all = IntStream.range(0, 250).mapToObj(SampleDeadLetters::letter).toList();
    all.forEach(letters::add);
    assertThat(sent).extracting(List::size).containsExactly(100, 100);
    letters.send();
    letters.send();
    assertThat(sent).hasSize(3).flatMap(List::copyOf).isEqualTo(all);
  }

  @Test
  void largeOnesAreNotHeld() {
    Bytes large = Bytes.of(new byte[3 << 20]);
    IntStream.range(0, 5)
        .mapToObj(offset -> SampleDeadLetters.letter(offset, null, large, Map.of()))
        .forEach(letters::add);
    assertThat(sent).extracting(List::size).containsExactly(2, 2);
    letters.send();
    assertThat(sent).extracting(List::size).containsExactly(2, 2, 1);
  }
}
