package dev.millrace.adapters.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.millrace.domain.failure.PermanentFailure;
import dev.millrace.domain.port.log.Rows;
import dev.millrace.domain.port.outbox.Cursor;
import dev.millrace.domain.port.outbox.Sharding;
import dev.millrace.domain.port.outbox.Snapshot;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class CursorTextTest {

  @Test
  void aCursorIsWrittenReadably() {
    assertThat(CursorText.write(Rows.cursor(17)))
        .isEqualTo("v3 7312 90:95:91,93 100:200:120 17 00000000-0000-0000-0000-000000000011");
    assertThat(CursorText.write(Cursor.beginning("7"))).isEqualTo("v1 7 0:0: 0:0: 0");
  }

  @Test
  void whatIsWrittenIsRead() {
    assertThat(CursorText.read(CursorText.write(Rows.cursor(17)))).isEqualTo(Rows.cursor(17));
    assertThat(CursorText.read("v1 7 0:0: 0:0: 0")).isEqualTo(Cursor.beginning("7"));
  }

  @Test
  void aCursorOfAnEarlierVersionNamesNoEvent() {
    assertThat(CursorText.read("v1 7312 90:95:91,93 100:200:120 17"))
        .isEqualTo(new Cursor("7312", Rows.cursor(17).from(), Rows.cursor(17).to(), 17));
  }

  @Test
  void aCursorMayNameThousandsInProgress() {
    List<Long> many = LongStream.range(100_000, 120_000).boxed().toList();
    Snapshot busy = new Snapshot(100_000, 120_000, many);
    Cursor cursor = Cursor.beginning("7").advance(busy);
    assertThat(CursorText.read(CursorText.write(cursor))).isEqualTo(cursor);
  }

  @Test
  void aClosedCursorSaysWhatFollows() {
    Cursor closed = Rows.cursor(17).closed(new Snapshot(90, 95, List.of(91L)), new Sharding(3, 8));
    assertThat(CursorText.write(closed)).isEqualTo("v2 7312 90:95:91 90:95:91 0 3 8");
    assertThat(CursorText.read(CursorText.write(closed))).isEqualTo(closed);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "v2 7 0:0: 0:0: 0",
        "v1 7 0:0: 0:0: 0 2 4",
        "v2 7 0:0: 0:0: 0 2 3",
        "v2 7 0:0: 0:0: 0 0 4",
        "v3 7 0:0: 0:0: 0",
        "v3 7 0:0: 0:0: 0 one",
        "v4 7 0:0: 0:0: 0",
        "v1 7 0:0: 0:0:",
        "v1 7 0:0: 0:0: -1",
        "v1 7 0:0 0:0: 0",
        "v1 7 5:4: 0:0: 0",
        "v1 7 0:0: 1:9:12 0",
        "v1 7 0:0: 0:9:1,,2 0",
        "v1 7 0:0: 0:0: 0 ",
        "v1 7 0:0: 0:9999999999999999999: 0"
      })
  void anythingElseIsRefusedWithTheText(String text) {
    assertThatThrownBy(() -> CursorText.read(text))
        .isInstanceOf(PermanentFailure.class)
        .hasMessageContaining(text);
  }
}
