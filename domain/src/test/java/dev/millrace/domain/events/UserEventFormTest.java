package dev.millrace.domain.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.millrace.domain.document.JsonTree;
import dev.millrace.domain.record.Sort;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UserEventFormTest {

  private static final String ID = "\"id\": \"00000000-0000-0008-0000-000000000001\"";
  private static final String WHOLE =
      "{"
          + ID
          + ", \"userId\": \"00000000-0000-0009-0000-000000000001\", \"kind\": \"click\","
          + " \"at\": 1795262400000000}";

  private final UserEvents events = new UserEvents();

  @Test
  void whatWasWrittenReadsBackTheSame() {
    for (long seed = 0; seed < 1_000; seed++) {
      UserEvent event = SomeEvents.any(seed);
      assertThat(events.read(events.write(event))).as("seed %s", seed).isEqualTo(event);
    }
  }

  @Test
  void theWrittenFormHasTheFieldsThatWereAgreed() {
    assertThat(events.write(SomeEvents.any(1)).fields())
        .containsExactly(
            "id", "userId", "session", "kind", "page", "amountMinor", "currency", "at");
  }

  @Test
  void anEventIsOneOfItsFamilyUnderTheSendersId() {
    UserEvent event = SomeEvents.any(1);
    assertThat(events.sort()).isEqualTo(Sort.EVENT);
    assertThat(events.name().topic()).isEqualTo("millrace.user-events");
    assertThat(events.key(event).value()).isEqualTo(event.id().toString());
    assertThat(events.eventTime(event)).contains(event.at());
    assertThat(events.secrets()).isEmpty();
  }

  @Test
  void everyFieldIsContent() {
    Set<Object> hashes = new HashSet<>();
    for (long seed = 0; seed < 1_000; seed++) {
      UserEvent event = SomeEvents.any(seed);
      hashes.add(events.contentHash(event));
      assertThat(events.contentHash(events.read(events.write(event))))
          .isEqualTo(events.contentHash(event));
    }
    assertThat(hashes).hasSize(1_000);
    UserEvent click = SomeEvents.click(1, SomeEvents.any(1).user());
    assertThat(events.contentHash(SomeEvents.internal(1, click.user())))
        .isNotEqualTo(events.contentHash(click));
  }

  @Test
  void aFieldThatAnOlderSchemaLacksReadsAsUnknown() {
    assertThat(events.read(JsonTree.of(WHOLE)))
        .isEqualTo(
            new UserEvent(
                new java.util.UUID(8, 1),
                new java.util.UUID(9, 1),
                null,
                Kind.CLICK,
                null,
                null,
                SomeEvents.NOON));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"id\": \"ada\"",
        "\"id\": 7",
        "\"id\": null",
        "\"kind\": \"refund\"",
        "\"kind\": null",
        "\"at\": \"noon\"",
        "\"at\": null",
        "\"page\": 7",
        "\"amountMinor\": 1.5",
        "\"amountMinor\": -1, \"currency\": \"EUR\"",
        "\"amountMinor\": 1, \"currency\": \"euro\""
      })
  void whatIsNoWrittenEventIsRefusedWithoutQuotingIt(String field) {
    String name = field.substring(0, field.indexOf(':'));
    String json =
        WHOLE.contains(name)
            ? WHOLE.replaceFirst(name + ": [^,}]+", field)
            : WHOLE.replace("}", ", " + field + "}");
    assertThatThrownBy(() -> events.read(JsonTree.of(json)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageNotContainingAny("ada", "refund", "euro");
  }
}
