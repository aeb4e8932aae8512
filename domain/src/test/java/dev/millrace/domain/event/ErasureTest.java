package dev.millrace.domain.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.millrace.domain.view.RowKey;
import dev.millrace.domain.view.WriteTime;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ErasureTest {

  @Test
  void anErasureIsReadBackFromItsText() {
    Erasure erasure =
        new Erasure(
            new WriteTime(1_795_255_200_123_456L),
            Set.of(
                new RowKey("lines_by_source", List.of("a b\nc", "\u00e9\u0000", "")),
                new RowKey("lines_by_id", List.of("7")),
                new RowKey("lines_by_id", List.of("8"))));

    assertThat(Erasure.parse(erasure.text())).isEqualTo(erasure);
    assertThat(Erasure.parse(Erasure.OF_NOBODY.text())).isEqualTo(Erasure.OF_NOBODY);
  }

  @Test
  void theSameErasureHasTheSameText() {
    RowKey one = new RowKey("b", List.of("1"));
    RowKey other = new RowKey("a", List.of("2"));

    assertThat(new Erasure(new WriteTime(7), Set.of(one, other)).text())
        .isEqualTo("7\na Mg==\nb MQ==");
  }

  @Test
  void twoAreOneOfAllRowsAsOfTheLaterTime() {
    RowKey one = new RowKey("b", List.of("1"));
    RowKey other = new RowKey("a", List.of("2"));
    Erasure early = new Erasure(new WriteTime(7), Set.of(one));
    Erasure late = new Erasure(new WriteTime(8), Set.of(one, other));

    assertThat(early.and(late)).isEqualTo(late);
    assertThat(late.and(new Erasure(new WriteTime(7), Set.of()))).isEqualTo(late);
    assertThat(Erasure.OF_NOBODY.and(early)).isEqualTo(early);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "x", "-1", "1\nview ?", "99999999999999999999"})
  void anyOtherTextIsRefused(String text) {
    assertThatThrownBy(() -> Erasure.parse(text)).isInstanceOf(IllegalArgumentException.class);
  }
}
