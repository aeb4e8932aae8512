package dev.millrace.domain.family;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.millrace.domain.document.Document;
import dev.millrace.domain.document.MapDocument;
import dev.millrace.domain.event.Event;
import dev.millrace.domain.users.SomeUsers;
import dev.millrace.domain.users.User;
import dev.millrace.domain.users.Users;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EventFormTest {

  private final Users users = new Users();

  @Test
  void whatWasWrittenReadsBackTheSame() {
    for (long seed = 0; seed < 200; seed++) {
      Event<User> first = SomeUsers.first(SomeUsers.any(seed));
      Event<User> next = SomeUsers.next(first, SomeUsers.any(first.record().id(), seed + 1_000));
      assertThat(EventForm.read(users, EventForm.write(users, first))).isEqualTo(first);
      assertThat(EventForm.read(users, EventForm.write(users, next))).isEqualTo(next);
    }
  }

  @Test
  void theEnvelopeIsFlatAroundTheRecord() {
    Event<User> first = SomeUsers.first(SomeUsers.ada());
    Document written = EventForm.write(users, SomeUsers.next(first, SomeUsers.adaInFrance()));
    assertThat(written.fields())
        .containsExactly(
            "eventId",
            "key",
            "version",
            "writeTime",
            "ingestedAt",
            "eventTime",
            "runId",
            "previous",
            "record");
    assertThat(written.at("ingestedAt").wholeNumber()).contains(1_795_248_001_000_000L);
    assertThat(written.at("writeTime").wholeNumber()).contains(1_795_248_001_000_000L);
    assertThat(written.at("previous").at("users_by_country_and_day").items())
        .extracting(item -> item.text().orElseThrow())
        .containsExactly("GB", "2012-06-05", SomeUsers.ada().id().toString());
    assertThat(written.at("record").at("nationality").text()).contains("FR");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "eventId",
        "key",
        "version",
        "writeTime",
        "ingestedAt",
        "eventTime",
        "runId",
        "record"
      })
  void anEventThatLacksAFieldOrHasItInAnotherKindIsRefused(String field) {
    for (Object value : List.of(true, List.of("x"))) {
      assertThatThrownBy(() -> EventForm.read(users, with(field, value)))
          .isInstanceOf(IllegalArgumentException.class);
    }
    assertThatThrownBy(() -> EventForm.read(users, with(field, null)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void aVersionBelowOneIsRefused() {
    assertThatThrownBy(() -> EventForm.read(users, with("version", 0)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("versions start at 1");
  }

  /** Cassandra refuses the least of them, and the stream with it would stop. */
  @Test
  void aNegativeWriteTimeIsRefused() {
    assertThatThrownBy(() -> EventForm.read(users, with("writeTime", Long.MIN_VALUE)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("before 1970");
  }

  @Test
  void anEventWithoutPreviousRowsHadNone() {
    assertThat(EventForm.read(users, with("previous", null)).previous().byView()).isEmpty();
  }

  private Document with(String field, @Nullable Object value) {
    Document written = EventForm.write(users, SomeUsers.first(SomeUsers.ada()));
    Map<String, @Nullable Object> fields = new HashMap<>();
    written.fields().forEach(name -> fields.put(name, written.at(name)));
    fields.put(field, value);
    return MapDocument.of(fields);
  }
}
