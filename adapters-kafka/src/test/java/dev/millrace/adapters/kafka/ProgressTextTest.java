package dev.millrace.adapters.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.adapters.kafka.ProgressText.Note;
import dev.millrace.domain.port.log.Progress;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

final class ProgressTextTest {

  private static final Instant NOON = Instant.parse("2026-11-21T12:00:00.5Z");

  @Test
  void aNoteIsWrittenReadably() {
    assertThat(ProgressText.write(new Progress(List.of(), 17, NOON)))
        .isEqualTo("v1 17 2026-11-21T12:00:00.500Z");
  }

  @Test
  void whatIsWrittenIsRead() {
    Progress none = new Progress(List.of(), Progress.NO_BATCH, Instant.EPOCH);

    assertThat(ProgressText.read("v1 17 2026-11-21T12:00:00.500Z")).contains(new Note(17, NOON));
    assertThat(ProgressText.read(ProgressText.write(none))).contains(Note.NONE);
  }

  @ParameterizedTest
  @NullSource
  @ValueSource(
      strings = {
        "",
        "v2 17 2026-11-21T12:00:00Z",
        "v1 17",
        "v1 x 2026-11-21T12:00:00Z",
        "v1 17 noon",
        "v1 9999999999999999999 2026-11-21T12:00:00Z"
      })
  void theNoteOfAnybodyElseSaysNothing(String text) {
    assertThat(ProgressText.read(text)).isEmpty();
  }
}
