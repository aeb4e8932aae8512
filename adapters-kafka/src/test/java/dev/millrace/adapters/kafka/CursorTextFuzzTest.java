package dev.millrace.adapters.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.millrace.domain.failure.PermanentFailure;
import dev.millrace.domain.port.outbox.Cursor;
import java.nio.charset.StandardCharsets;

final class CursorTextFuzzTest {

  @FuzzTest(maxDuration = "3s")
  void aTextIsRefusedOrSaysWhatItsCursorWrites(byte[] bytes) {
    String text = new String(bytes, StandardCharsets.UTF_8);
    try {
      Cursor cursor = CursorText.read(text);
      assertThat(CursorText.read(CursorText.write(cursor))).isEqualTo(cursor);
    } catch (PermanentFailure refused) {
      assertThat(refused).hasMessageContaining(text);
    }
  }
}
