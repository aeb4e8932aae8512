package dev.millrace.domain.logs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.millrace.domain.document.JsonTree;
import dev.millrace.domain.record.Sort;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LoggedLineFormTest {

  private static final String WHOLE =
      "{\"id\": \"00000000-0000-0008-0000-000000000001\", \"source\": \"shop\","
          + " \"at\": 1795262400000000, \"line\": \"it began\"}";

  private final Logs logs = new Logs();

  @Test
  void whatWasWrittenReadsBackTheSame() {
    for (long seed = 0; seed < 1_000; seed++) {
      LoggedLine line = SomeLogs.any(seed);
      assertThat(logs.read(logs.write(line))).as("seed %s", seed).isEqualTo(line);
    }
  }

  @Test
  void theWrittenFormHasTheFieldsThatWereAgreed() {
    assertThat(logs.write(SomeLogs.any(1)).fields())
        .containsExactly("id", "source", "host", "at", "line");
  }

  @Test
  void aLineIsOneOfItsFamilyUnderTheSendersId() {
    LoggedLine line = SomeLogs.any(1);
    assertThat(logs.sort()).isEqualTo(Sort.EVENT);
    assertThat(logs.name().topic()).isEqualTo("millrace.logs");
    assertThat(logs.key(line).value()).isEqualTo(line.id().toString());
    assertThat(logs.eventTime(line)).contains(line.at());
    assertThat(logs.secrets()).isEmpty();
  }

  @Test
  void everyFieldIsContent() {
    Set<Object> hashes = new HashSet<>();
    for (long seed = 0; seed < 1_000; seed++) {
      LoggedLine line = SomeLogs.any(seed);
      hashes.add(logs.contentHash(line));
      assertThat(logs.contentHash(logs.read(logs.write(line)))).isEqualTo(logs.contentHash(line));
    }
    assertThat(hashes).hasSize(1_000);
    assertThat(logs.contentHash(SomeLogs.line(1, "it began")))
        .isNotEqualTo(logs.contentHash(SomeLogs.line(1, "it began ")));
  }

  @Test
  void aFieldThatAnOlderSchemaLacksReadsAsUnknown() {
    assertThat(logs.read(JsonTree.of(WHOLE)))
        .isEqualTo(new LoggedLine(new UUID(8, 1), "shop", null, SomeLogs.NOON, "it began"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"id\": \"ada\"",
        "\"id\": 7",
        "\"id\": null",
        "\"source\": null",
        "\"at\": \"noon\"",
        "\"at\": null",
        "\"line\": 7",
        "\"line\": null"
      })
  void whatIsNoWrittenLineIsRefusedWithoutQuotingIt(String field) {
    String name = field.substring(0, field.indexOf(':'));
    String json = WHOLE.replaceFirst(name + ": [^,}]+", field);
    assertThatThrownBy(() -> logs.read(JsonTree.of(json)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageNotContainingAny("ada", "noon", "it began");
  }

  @Test
  void aHostThatIsNoTextIsRefused() {
    assertThatThrownBy(() -> logs.read(JsonTree.of(WHOLE.replace("}", ", \"host\": 7}"))))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
