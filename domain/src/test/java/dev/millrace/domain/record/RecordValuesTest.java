package dev.millrace.domain.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.millrace.domain.view.WriteTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RecordValuesTest {

  @Test
  void aFamilyNamesItsTopicAndSubject() {
    FamilyName name = new FamilyName("user-events2");
    assertThat(name).hasToString("user-events2");
    assertThat(name.topic()).isEqualTo("millrace.user-events2");
    assertThat(name.subject()).isEqualTo("millrace.user-events2-value");
    assertThat(name).isGreaterThan(new FamilyName("logs"));
    assertThat(new FamilyName("a".repeat(64)).value()).hasSize(64);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "Users", "2users", "user_events", "users-", "-users", "a b"})
  void whatIsNoWordsJoinedByHyphensIsNoFamily(String text) {
    assertThatThrownBy(() -> new FamilyName(text)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void aFamilysNameHasAnEnd() {
    assertThatThrownBy(() -> new FamilyName("a".repeat(65)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void aKeyHas1To256Characters() {
    assertThat(new RecordKey("k".repeat(256))).hasToString("k".repeat(256));
    assertThat(new RecordKey("b")).isGreaterThan(new RecordKey("a"));
    assertThatThrownBy(() -> new RecordKey("")).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new RecordKey("k".repeat(257)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void writeTimesAreOrdered() {
    assertThat(new WriteTime(2)).isGreaterThan(new WriteTime(1)).isLessThan(new WriteTime(3));
  }
}
