package dev.millrace.domain.logs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.domain.document.Bytes;
import dev.millrace.domain.document.JsonTree;
import dev.millrace.domain.document.MapDocument;
import dev.millrace.domain.record.Parsed;
import dev.millrace.domain.record.RawRecord;
import dev.millrace.domain.record.Reason;
import dev.millrace.domain.view.Mutation;
import dev.millrace.domain.view.Position;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LoggedLineParsingTest {

  private static final Position POSITION = new Position("millrace.logs", 3, 42);

  private final Logs logs = new Logs();

  @Test
  void aLineIsRead() {
    String json =
        """
        {"eventId": "00000000-0000-0008-0000-000000000001", "source": "shop", "host": "n1",
         "at": "2026-11-21T14:00:00.123456+02:00", "line": "12:00 ERROR\\tno answer", "pid": 7}""";

    assertThat(logs.parse(new RawRecord(0, Bytes.ofText(json), JsonTree.of(json))))
        .isEqualTo(
            new Parsed.Accepted<>(
                new LoggedLine(
                    new UUID(8, 1),
                    "shop",
                    "n1",
                    Instant.parse("2026-11-21T12:00:00.123Z"),
                    "12:00 ERROR\tno answer")));
  }

  @Test
  void theHostMayBeUnknown() {
    assertThat(parsed("host", null).host()).isNull();
  }

  @Test
  void aLineIsTakenAsItIs() {
    for (String line :
        List.of(
            " ", "a\r\nb", "\u001b[31mred\u001b[0m", "\u202e", "\ufeff\ufffd", "😀", "\u001f")) {
      assertThat(parsed("line", line).line()).isEqualTo(line);
    }
  }

  @Test
  void aLineHasAsManyBytesAsARowMayHave() {
    assertThat(parsed("line", "ü".repeat(4_096)).line()).hasSize(4_096);
    assertThat(reasons("line", "ü".repeat(4_096) + "x"))
        .containsExactly(new Reason("line", "has more than 8192 bytes"));
    assertThat(reasons("line", "x".repeat(1 << 20)))
        .containsExactly(new Reason("line", "has more than 8192 bytes"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"shop", "Döner Bude 7", "/var/log/sys.log", "a", "x·y"})
  void aSourceIsANameThatCanBeSeen(String source) {
    assertThat(parsed("source", source).source()).isEqualTo(source);
    assertThat(parsed("host", source).host()).isEqualTo(source);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        " a",
        "a ",
        "a  b",
        "a\tb",
        "a\u001fb",
        "a\u202eb",
        "a\u200bb",
        "a\u00a0b"
      })
  void aNameThatCannotBeSeenIsTurnedAway(String name) {
    assertThat(reasons("source", name)).extracting(Reason::path).containsExactly("source");
    assertThat(reasons("host", name)).extracting(Reason::path).containsExactly("host");
  }

  @Test
  void aNameHasUpToTwoHundredCharacters() {
    assertThat(parsed("source", "x".repeat(200)).source()).hasSize(200);
    assertThat(reasons("source", "x".repeat(201)))
        .containsExactly(
            new Reason("source", "is no name of up to 200 characters that can be seen"));
  }

  @Test
  void whatNoStoreHoldsIsTurnedAway() {
    assertThat(reasons("line", "a\0b")).containsExactly(new Reason("line", "holds U+0000"));
    assertThat(reasons("line", "a\ud83d"))
        .containsExactly(new Reason("line", "holds an unpaired surrogate"));
  }

  @Test
  void allReasonsAreToldAtOnce() {
    Map<String, @Nullable Object> fields = new HashMap<>();
    fields.put("source", 7);
    fields.put("at", "yesterday");
    fields.put("line", "");

    assertThat(reasons(fields))
        .containsExactlyInAnyOrder(
            new Reason("eventId", "is missing"),
            new Reason("source", "is a number, not a text"),
            new Reason("at", "is no ISO instant"),
            new Reason("line", "is missing"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"1999-12-31T23:59:59Z", "2101-01-01T00:00:00Z"})
  void aTimeThatIsImplausibleIsTurnedAway(String at) {
    assertThat(reasons("at", at))
        .containsExactly(new Reason("at", "is not within the years 2000 to 2100"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"[]", "\"it began\"", "null", "7"})
  void whatIsNoObjectIsTurnedAway(String json) {
    assertThat(logs.parse(new RawRecord(0, Bytes.ofText(json), JsonTree.of(json))))
        .isInstanceOf(Parsed.Rejected.class);
  }

  /** Whatever is in a line: it is accepted and has its rows, or there is a reason. */
  @Test
  void noLineBreaksAnything() {
    for (long seed = 0; seed < 2_000; seed++) {
      Parsed<LoggedLine> parsed = parse(fields("line", SomeLogs.garbage(new Random(seed))));
      if (parsed instanceof Parsed.Accepted<LoggedLine> accepted) {
        LoggedLine line = accepted.record();
        List<Mutation> rows = logs.project(SomeLogs.carrying(line), POSITION);
        assertThat(rows).as("seed %s", seed).hasSize(2);
        assertThat(logs.read(logs.write(line))).isEqualTo(line);
      } else {
        assertThat(((Parsed.Rejected<LoggedLine>) parsed).reasons()).isNotEmpty();
      }
    }
  }

  private static Map<String, @Nullable Object> fields(String field, @Nullable Object value) {
    Map<String, @Nullable Object> fields = new HashMap<>();
    fields.put("eventId", "00000000-0000-0008-0000-000000000001");
    fields.put("source", "shop");
    fields.put("at", "2026-11-21T12:00:00Z");
    fields.put("line", "it began");
    fields.put(field, value);
    return fields;
  }

  private LoggedLine parsed(String field, @Nullable Object value) {
    Parsed<LoggedLine> parsed = parse(fields(field, value));
    assertThat(parsed).isInstanceOf(Parsed.Accepted.class);
    return ((Parsed.Accepted<LoggedLine>) parsed).record();
  }

  private List<Reason> reasons(String field, @Nullable Object value) {
    return reasons(fields(field, value));
  }

  private List<Reason> reasons(Map<String, @Nullable Object> fields) {
    Parsed<LoggedLine> parsed = parse(fields);
    assertThat(parsed).isInstanceOf(Parsed.Rejected.class);
    return ((Parsed.Rejected<LoggedLine>) parsed).reasons();
  }

  private Parsed<LoggedLine> parse(Map<String, @Nullable Object> fields) {
    return logs.parse(new RawRecord(0, Bytes.ofText("{}"), MapDocument.of(fields)));
  }
}
