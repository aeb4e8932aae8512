package dev.millrace.domain.port.deadletter;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.domain.document.Bytes;
import dev.millrace.domain.event.EventHeaders;
import dev.millrace.domain.record.ContentHash;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class LetterByReferenceTest {

  private static final int LARGEST = 32 << 10;
  private static final Bytes KEY = Bytes.ofText("key");
  private static final Bytes VALUE = Bytes.ofText("value");
  private static final Map<String, Bytes> EVENT =
      Map.of(EventHeaders.RUN_ID, Bytes.ofText("run"), EventHeaders.EVENT_ID, Bytes.ofText("id"));

  @Test
  void aSmallLetterIsKeptWhole() {
    Bytes largest = sevens(LARGEST);
    Map<String, Bytes> headers = Map.of("h", sevens(LARGEST - 1));
    DeadLetter letter = SampleDeadLetters.letter(3, largest, largest, headers);
    assertThat(letter.byReference()).isEqualTo(letter);
    DeadLetter bare = SampleDeadLetters.letter(3, null, null, Map.of());
    assertThat(bare.byReference()).isEqualTo(bare);
  }

  @Test
  void aLargeValueIsToldByLengthHashAndBeginning() {
    Bytes large = sevens(LARGEST + 1);
    DeadLetter kept = SampleDeadLetters.letter(3, KEY, large, EVENT).byReference();
    Map<String, Bytes> told = new HashMap<>(EVENT);
    told.put(EventHeaders.PAYLOAD_BYTES, Bytes.ofText("32769"));
    told.put(
        EventHeaders.PAYLOAD_SHA256, Bytes.ofText(ContentHash.ofText("7".repeat(32_769)).hex()));
    told.put(EventHeaders.PAYLOAD_START, sevens(1 << 10));
    assertThat(kept).isEqualTo(SampleDeadLetters.letter(3, KEY, null, told));
  }

  @Test
  void aLargeKeyIsToldByLengthHashAndBeginning() {
    Bytes large = sevens(LARGEST + 1);
    DeadLetter kept = SampleDeadLetters.letter(3, large, VALUE, EVENT).byReference();
    Map<String, Bytes> told = new HashMap<>(EVENT);
    told.put(EventHeaders.KEY_BYTES, Bytes.ofText("32769"));
    told.put(EventHeaders.KEY_SHA256, Bytes.ofText(ContentHash.ofText("7".repeat(32_769)).hex()));
    told.put(EventHeaders.KEY_START, sevens(1 << 10));
    assertThat(kept).isEqualTo(SampleDeadLetters.letter(3, null, VALUE, told));
  }

  @Test
  void ofLargeHeadersThoseOfTheBooksAreKept() {
    Map<String, Bytes> headers = new HashMap<>(EVENT);
    headers.put(EventHeaders.TRACEPARENT, sevens(1 << 20));
    IntStream.range(0, 1_000).forEach(n -> headers.put("foreign " + n, sevens(100)));
    DeadLetter letter = SampleDeadLetters.letter(3, KEY, VALUE, headers);
    Map<String, Bytes> told = new HashMap<>(EVENT);
    told.put(
        EventHeaders.HEADERS_BYTES,
        Bytes.ofText(Long.toString(letter.length() - "keyvalue".length())));
    assertThat(letter.byReference()).isEqualTo(SampleDeadLetters.letter(3, KEY, VALUE, told));
  }

  @Test
  void headersOfNamesAloneCanBeLargeToo() {
    Map<String, Bytes> headers = new HashMap<>();
    IntStream.range(10_000, 20_000).forEach(n -> headers.put("n" + n, Bytes.EMPTY));
    DeadLetter letter = SampleDeadLetters.letter(3, null, null, headers);
    assertThat(letter.length()).isEqualTo(60_000);
    assertThat(letter.byReference().headers())
        .isEqualTo(Map.of(EventHeaders.HEADERS_BYTES, Bytes.ofText("60000")));
  }

  private static Bytes sevens(int length) {
    byte[] bytes = new byte[length];
    Arrays.fill(bytes, (byte) '7');
    return Bytes.of(bytes);
  }
}
