package dev.millrace.domain.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class FieldPathsTest {

  @Test
  void everyValueHasAPath() {
    assertThat(
            paths(
                "{\"nat\":\"DE\",\"login\":{\"uuid\":\"x\",\"salt\":\"\"},\"id\":{\"value\":null}}"))
        .containsExactly("id.value", "login.salt", "login.uuid", "nat");
  }

  @Test
  void theDocumentsAreTakenTogether() {
    assertThat(paths("{\"a\":1}", "{\"b\":{\"c\":true}}", "{\"a\":2}")).containsExactly("a", "b.c");
  }

  @Test
  void aFieldThatIsOnceATextAndOnceAnObjectIsBoth() {
    assertThat(paths("{\"street\":\"7 Rue\"}", "{\"street\":{\"name\":\"Rue\"}}"))
        .containsExactly("street", "street.name");
  }

  @Test
  void theItemsOfAListShareAPath() {
    assertThat(paths("{\"l\":[{\"a\":1},{\"b\":2},3,[4]],\"e\":[],\"o\":{}}"))
        .containsExactly("e", "l[]", "l[].a", "l[].b", "l[][]", "o");
  }

  @Test
  void whatIsNoObjectHasNoFields() {
    assertThat(paths("7", "null", "\"x\"", "[]")).isEmpty();
    assertThat(paths("[1]")).containsExactly("[]");
  }

  @Test
  void namesAreShownPlainAndCut() {
    assertThat(
            FieldPaths.of(
                List.of(
                    MapDocument.of(Map.of("a\n\u0000\ud800b", 1)),
                    MapDocument.of(Map.of("x".repeat(500), 2)),
                    MapDocument.of(Map.of("größe 😀", 3)))))
        .containsExactly("a\ufffd\ufffd\ufffdb", "größe 😀", "x".repeat(100) + "…");
  }

  @Test
  void ofWhatLiesTooDeepOnlyThatItIsThereIsTold() {
    Object value = 1;
    for (int depth = 0; depth < 60; depth++) {
      value = Map.of("x".repeat(90), value);
    }

    assertThat(FieldPaths.of(List.of(MapDocument.of(value))))
        .singleElement()
        .asString()
        .endsWith("…")
        .hasSizeBetween(500, 700);
  }

  @Test
  void namesThatNeverEndAreBounded() {
    List<Document> documents =
        IntStream.range(0, 5_000)
            .mapToObj(i -> MapDocument.of(Map.of("n" + i, 1, "object", Map.of("k" + i, 1))))
            .collect(Collectors.toList());
    assertThat(FieldPaths.of(documents))
        .hasSizeBetween(FieldPaths.MOST / 2, FieldPaths.MOST)
        .contains(FieldPaths.MORE);
  }

  @Test
  void onlyWhereSomeAreLeftOutIsThatTold() {
    assertThat(FieldPaths.of(List.of(fields(FieldPaths.MOST))))
        .hasSize(FieldPaths.MOST)
        .doesNotContain(FieldPaths.MORE);
    assertThat(FieldPaths.of(List.of(fields(FieldPaths.MOST + 1))))
        .hasSize(FieldPaths.MOST + 1)
        .contains(FieldPaths.MORE);
    Document below = MapDocument.of(Map.of("object", names(FieldPaths.MOST)));
    assertThat(FieldPaths.of(List.of(below))).as("below a field").contains(FieldPaths.MORE);
    assertThat(FieldPaths.of(List.of(fields(FieldPaths.MOST), fields(FieldPaths.MOST))))
        .as("the same again")
        .doesNotContain(FieldPaths.MORE);
  }

  private static Document fields(int count) {
    return MapDocument.of(names(count));
  }

  private static Map<String, Integer> names(int count) {
    return IntStream.range(0, count).boxed().collect(Collectors.toMap(i -> "n" + i, i -> i));
  }

  private static Iterable<String> paths(String... json) {
    return FieldPaths.of(Arrays.stream(json).map(JsonTree::of).toList());
  }
}
