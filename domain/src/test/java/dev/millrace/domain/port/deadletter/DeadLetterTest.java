package dev.millrace.domain.port.deadletter;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.domain.document.Bytes;
import dev.millrace.domain.event.EventHeaders;
import dev.millrace.domain.event.RunId;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

final class DeadLetterTest {

  @Test
  void itsRunIsTheOneThatItsHeaderNames() {
    RunId run = new RunId(new UUID(1, 2));
    assertThat(letter(Map.of(EventHeaders.RUN_ID, Bytes.ofText(run.toString()))).run())
        .contains(run);
  }

  @Test
  void aForeignRecordHasNone() {
    assertThat(letter(Map.of()).run()).isEmpty();
    assertThat(letter(Map.of(EventHeaders.RUN_ID, Bytes.ofText("?"))).run()).isEmpty();
  }

  private static DeadLetter letter(Map<String, Bytes> headers) {
    return SampleDeadLetters.letter(0, null, null, headers);
  }
}
