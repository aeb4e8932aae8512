package dev.millrace.domain.port.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.domain.document.FieldPaths;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class DriftTest {

  @Test
  void whatIsNewAndWhatIsMissingIsNamedInOrder() {
    assertThat(Drift.between(Set.of("a", "c", "b"), Set.of("e", "d", "a"), true))
        .isEqualTo(new Drift(List.of("d", "e"), List.of("b", "c"), false));
  }

  @Test
  void theSameFieldsAreNoDrift() {
    assertThat(Drift.between(Set.of("a", "b"), Set.of("b", "a"), true).isNone()).isTrue();
    assertThat(Drift.between(Set.of("a"), Set.of("b"), true).isNone()).isFalse();
  }

  @Test
  void aRunThatIsNotOverMissesNothing() {
    assertThat(Drift.between(Set.of("a", "b"), Set.of("a", "c"), false))
        .isEqualTo(new Drift(List.of("c"), List.of(), false));
  }

  @Test
  void thereIsNothingToDifferFromAtFirstAndNothingToCompareWithoutRecords() {
    assertThat(Drift.between(Set.of(), Set.of("a"), true)).isEqualTo(Drift.NONE);
    assertThat(Drift.between(Set.of("a"), Set.of(), true)).isEqualTo(Drift.NONE);
  }

  @Test
  void pathsThatWereLeftOutAreToldAndNotTakenForAField() {
    Set<String> cut = Set.of("a", FieldPaths.MORE);

    assertThat(Drift.between(Set.of("a"), cut, true))
        .isEqualTo(new Drift(List.of(), List.of(), true));
    assertThat(Drift.between(cut, Set.of("a"), true))
        .isEqualTo(new Drift(List.of(), List.of(), true));
    assertThat(Drift.between(Set.of(), cut, true).isNone()).as("a source's first run").isFalse();
  }

  @Test
  void whereNoMorePathsAreToldApartThereMayBeMore() {
    assertThat(Drift.between(Set.of(), paths(FieldPaths.MOST - 1), true).isCut()).isFalse();
    assertThat(Drift.between(Set.of(), paths(FieldPaths.MOST), true).isCut()).isTrue();
    assertThat(Drift.between(paths(FieldPaths.MOST), Set.of("1"), true).isCut()).isTrue();
  }

  private static Set<String> paths(int count) {
    return IntStream.range(0, count).mapToObj(String::valueOf).collect(Collectors.toSet());
  }
}
