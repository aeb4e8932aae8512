package dev.millrace.domain.port.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class DriftTest {

  @Test
  void whatIsNewAndWhatIsMissingIsNamedInOrder() {
    assertThat(Drift.between(Set.of("a", "c", "b"), Set.of("e", "d", "a"), true))
        .isEqualTo(new Drift(List.of("d", "e"), List.of("b", "c")));
  }

  @Test
  void theSameFieldsAreNoDrift() {
    assertThat(Drift.between(Set.of("a", "b"), Set.of("b", "a"), true).isNone()).isTrue();
    assertThat(Drift.between(Set.of("a"), Set.of("b"), true).isNone()).isFalse();
  }

  @Test
  void aRunThatIsNotOverMissesNothing() {
    assertThat(Drift.between(Set.of("a", "b"), Set.of("a", "c"), false))
        .isEqualTo(new Drift(List.of("c"), List.of()));
  }

  @Test
  void thereIsNothingToDifferFromAtFirstAndNothingToCompareWithoutRecords() {
    assertThat(Drift.between(Set.of(), Set.of("a"), true)).isEqualTo(Drift.NONE);
    assertThat(Drift.between(Set.of("a"), Set.of(), true)).isEqualTo(Drift.NONE);
  }
}
