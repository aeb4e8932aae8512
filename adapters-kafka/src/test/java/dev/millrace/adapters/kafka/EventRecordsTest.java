package dev.millrace.adapters.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.domain.document.Bytes;
import dev.millrace.domain.event.Erasure;
import dev.millrace.domain.event.EventHeaders;
import dev.millrace.domain.event.EventId;
import dev.millrace.domain.event.RunId;
import dev.millrace.domain.port.outbox.OutboxRow;
import dev.millrace.domain.record.FamilyName;
import dev.millrace.domain.record.RecordKey;
import dev.millrace.domain.view.RowKey;
import dev.millrace.domain.view.WriteTime;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.apache.kafka.common.header.Header;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class EventRecordsTest {

  @ParameterizedTest
  @CsvSource({"1, false, ''", "2, false, ''", "2, true, true", "3, true, true"})
  void whatIsPublishedAgainIsMarked(int attempt, boolean replay, String mark) {
    OutboxRow row = row(attempt, replay);

    assertThat(header(row, EventHeaders.ATTEMPT)).isEqualTo(Integer.toString(attempt));
    assertThat(header(row, EventHeaders.REPLAY)).isEqualTo(mark);
  }

  @Test
  void nothingElseTellsAReplayFromWhatItRepeats() {
    assertThat(new EventRecords().of(row(2, true), 4))
        .usingRecursiveComparison()
        .ignoringFields("headers")
        .isEqualTo(new EventRecords().of(row(1, false), 4));
  }

  @Test
  void anErasureIsANullValueUnderTheKeyAndTellsBesideItWhatGoes() {
    Erasure erasure = new Erasure(new WriteTime(7), Set.of(new RowKey("view", List.of("key"))));
    OutboxRow event = row(1, false);
    OutboxRow row =
        new OutboxRow(
            event.xid(),
            event.seq(),
            event.slot(),
            event.event(),
            event.family(),
            event.key(),
            event.version(),
            RunId.NONE,
            1,
            "",
            Bytes.EMPTY,
            false,
            erasure);

    assertThat(new EventRecords().of(row, 4).value()).isNull();
    assertThat(new EventRecords().of(row, 4).key())
        .isEqualTo(new EventRecords().of(event, 4).key());
    assertThat(header(row, EventHeaders.ERASES)).isEqualTo(erasure.text());
    assertThat(header(event, EventHeaders.ERASES)).isEmpty();
    assertThat(new EventRecords().of(event.blanked(), 4).value()).isNull();
  }

  private static OutboxRow row(int attempt, boolean replay) {
    return new OutboxRow(
        7,
        8,
        9,
        new EventId(new UUID(1, 2)),
        new FamilyName("things"),
        new RecordKey("key"),
        3,
        new RunId(new UUID(3, 4)),
        attempt,
        "trace",
        Bytes.ofText("payload"),
        replay);
  }

  private static String header(OutboxRow row, String name) {
    Header header = new EventRecords().of(row, 4).headers().lastHeader(name);
    return header == null ? "" : new String(header.value(), StandardCharsets.UTF_8);
  }
}
