package dev.millrace.bootstrap.services.bench.logs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Worked by hand. */
class GroupingTest {

  private static Grouping of(String events, String groups) {
    return Grouping.of(letters(events), letters(groups));
  }

  private static List<String> letters(String text) {
    return text.chars().mapToObj(Character::toString).toList();
  }

  @Test
  void theSameGroupsUnderOtherNamesAreRight() {
    assertThat(of("aabbbc", "xxzzzy")).isEqualTo(new Grouping(1, 1, 1, 3));
  }

  /**
   * Zhu et al. 2019, section III: lines of E1, E2, E2 that are grouped as E1, E4, E5 are accurate
   * in one of three.
   */
  @Test
  void anEventThatIsSplitIsWrongInAllItsLines() {
    Grouping grouping = of("122", "145");

    assertThat(grouping.accuracy()).isEqualTo(1 / 3.0, within(1e-12));
    assertThat(grouping.f1()).isZero();
    assertThat(grouping.templateF1()).isEqualTo(2 * 1 / (3.0 + 2), within(1e-12));
  }

  /** Pairs: 3 of aaa; grouped are xxxx with 6, of which 3 are right: precision 1/2, recall 1. */
  @Test
  void eventsThatAreLumpedAreWrongInAllTheirLines() {
    Grouping grouping = of("aaab", "xxxx");

    assertThat(grouping.accuracy()).isZero();
    assertThat(grouping.f1()).isEqualTo(2 * 0.5 * 1 / (0.5 + 1), within(1e-12));
    assertThat(grouping.templateF1()).isZero();
    assertThat(grouping.groups()).isEqualTo(1);
  }

  /**
   * Events aaaa bb cc, groups aaa + a, bb, cc. Right in bb and cc: 4 of 8 lines. Pairs of events: 6
   * + 1 + 1 = 8, of groups: 3 + 1 + 1 = 5, of both: 5; precision 1, recall 5/8. Exact: 2 of 4
   * groups, of 3 events.
   */
  @Test
  void oneLineThatIsApartSpoilsItsEvent() {
    Grouping grouping = of("aaaabbcc", "1112bbcc".replace('b', '3').replace('c', '4'));

    assertThat(grouping.accuracy()).isEqualTo(0.5);
    assertThat(grouping.f1()).isEqualTo(2 * 1 * 0.625 / 1.625, within(1e-12));
    assertThat(grouping.templateF1()).isEqualTo(2 * 2 / (4.0 + 3), within(1e-12));
  }

  @Test
  void linesThatAreAllDifferentHaveNoPairs() {
    assertThat(of("abc", "xyz")).isEqualTo(new Grouping(1, 1, 1, 3));
    assertThat(of("", "")).isEqualTo(new Grouping(1, 1, 1, 0));
  }
}
