package dev.millrace.domain.view;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ViewKeysTest {

  private final ViewKeys before =
      new ViewKeys(Map.of("stays", List.of("1"), "moves", List.of("a", "1"), "goes", List.of("x")));

  @Test
  void aRowThatMovesOrGoesIsLeftBehind() {
    ViewKeys now =
        new ViewKeys(
            Map.of("stays", List.of("1"), "moves", List.of("b", "1"), "comes", List.of("y")));
    assertThat(before.leftBehindBy(now)).containsExactlyInAnyOrder("moves", "goes");
  }

  @Test
  void nothingIsLeftBehindByTheSameOrByWhatWasNothing() {
    assertThat(before.leftBehindBy(before)).isEmpty();
    assertThat(ViewKeys.NONE.leftBehindBy(before)).isEmpty();
    assertThat(before.leftBehindBy(ViewKeys.NONE))
        .containsExactlyInAnyOrder("stays", "moves", "goes");
  }

  @Test
  void whatItWasMadeOfMayChange() {
    List<String> key = new ArrayList<>(List.of("1"));
    Map<String, List<String>> byView = new HashMap<>(Map.of("view", key));
    ViewKeys keys = new ViewKeys(byView);
    key.add("2");
    byView.clear();
    assertThat(keys.byView()).containsExactly(Map.entry("view", List.of("1")));
  }
}
