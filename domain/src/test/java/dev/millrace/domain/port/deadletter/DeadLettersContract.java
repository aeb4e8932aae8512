package dev.millrace.domain.port.deadletter;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.domain.document.Bytes;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

public interface DeadLettersContract {

  DeadLetters deadLetters();

  /** All that is durable, in order. */
  List<DeadLetter> durable();

  @Test
  default void whatIsSentIsDurableOnReturn() {
    List<DeadLetter> sent = List.of(SampleDeadLetters.letter(1), SampleDeadLetters.letter(2));
    deadLetters().send(sent);
    assertThat(durable()).isEqualTo(sent);
  }

  @Test
  default void anAbsentKeyAndValueStayAbsent() {
    DeadLetter bare = SampleDeadLetters.letter(1, null, null, Map.of());
    deadLetters().send(List.of(bare));
    assertThat(durable()).containsExactly(bare);
  }

  @Test
  default void anEmptyValueIsNotAnAbsentOne() {
    DeadLetter empty = SampleDeadLetters.letter(1, Bytes.EMPTY, Bytes.EMPTY, Map.of());
    deadLetters().send(List.of(empty));
    assertThat(durable()).containsExactly(empty);
  }

  @Test
  default void nothingToSendIsHarmless() {
    deadLetters().send(List.of());
    assertThat(durable()).isEmpty();
  }
}
