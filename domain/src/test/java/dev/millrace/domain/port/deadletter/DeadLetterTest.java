package dev.millrace.domain.port.deadletter;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.domain.document.Bytes;
import dev.millrace.domain.event.EventHeaders;
import dev.millrace.domain.event.RunId;
import dev.millrace.domain.port.log.Rows;
import dev.millrace.domain.port.outbox.OutboxRow;
import dev.millrace.domain.record.ContentHash;
import dev.millrace.domain.record.FamilyName;
import java.time.Instant;
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

  @Test
  void theLetterOfARowTellsItsBytesByTheirHashAndLeavesThemInTheOutbox() {
    OutboxRow row = Rows.row(new FamilyName("things"), 7, "key");
    DeadLetter letter =
        DeadLetter.ofRow(row, DeadLetter.Code.TOO_LARGE, "9 MB", "x.Y", Instant.EPOCH);
    assertThat(letter.isOfRow()).isTrue();
    assertThat(letter.position()).hasToString("outbox-0@7");
    assertThat(letter.key()).isEqualTo(Bytes.ofText("key"));
    assertThat(letter.value()).isNull();
    assertThat(letter.run()).contains(Rows.RUN);
    assertThat(letter.headers())
        .containsEntry(EventHeaders.EVENT_ID, Bytes.ofText(row.event().toString()))
        .containsEntry(EventHeaders.OUTBOX, Bytes.ofText("107:7"))
        .containsEntry(EventHeaders.PAYLOAD_BYTES, Bytes.ofText("9"))
        .containsEntry(
            EventHeaders.PAYLOAD_SHA256, Bytes.ofText(ContentHash.ofText("payload 7").hex()))
        .doesNotContainKey(EventHeaders.TRACEPARENT);
    assertThat(letter(Map.of()).isOfRow()).isFalse();
  }

  private static DeadLetter letter(Map<String, Bytes> headers) {
    return SampleDeadLetters.letter(0, null, null, headers);
  }
}
