package dev.millrace.domain.port.serving;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.millrace.domain.port.serving.ViewPlace.Phase;
import org.junit.jupiter.api.Test;

class ViewPlaceTest {

  private final ViewPlace planned = ViewPlace.first("things").planning("things__1");

  @Test
  void aTableThatIsFilledTakesThePlaceOfTheOther() {
    assertThat(planned.in(Phase.FILLED).swapped())
        .isEqualTo(new ViewPlace("things", "things__1", "things", Phase.SWAPPED, 0, null));
  }

  @Test
  void oneThatIsNotDoesNot() {
    assertThatThrownBy(planned.in(Phase.FILLING)::swapped)
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("FILLING");
    assertThatThrownBy(ViewPlace.first("things")::swapped)
        .isInstanceOf(IllegalStateException.class);
  }

  @Test
  void aTableBesideIsThereExceptWhereAllIsSettled() {
    assertThatThrownBy(() -> new ViewPlace("things", "things", null, Phase.FILLING, 0, null))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new ViewPlace("things", "things", "things__1", Phase.SETTLED, 0, null))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
