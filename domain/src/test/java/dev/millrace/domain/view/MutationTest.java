package dev.millrace.domain.view;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MutationTest {

  private static final WriteTime TIME = new WriteTime(1);

  private static final View NOTES =
      new View(
          "notes",
          List.of(Column.of("author", ColumnType.TEXT)),
          List.of(Column.of("title", ColumnType.TEXT)),
          List.of(Column.of("note", ColumnType.TEXT)));

  @ParameterizedTest
  @CsvSource({"a, 8192", "é, 4096", "€, 2730", "𝒜, 2048"})
  void aRowHoldsTextsOfSoManyBytesAndNoLongerOnes(String character, int most) {
    String longest = character.repeat(most);
    String longer = longest + character;
    assertThat(upsert(longest, longest, longest).writeTime()).isEqualTo(TIME);
    assertThat(delete(longest, longest).writeTime()).isEqualTo(TIME);
    assertRefused(() -> upsert(longer, "title", "note"));
    assertRefused(() -> upsert("author", longer, "note"));
    assertRefused(() -> upsert("author", "title", longer));
    assertRefused(() -> delete(longer, "title"));
    assertRefused(() -> delete("author", longer));
  }

  private static void assertRefused(Runnable making) {
    assertThatThrownBy(making::run)
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("a text of view notes has more than 8192 bytes");
  }

  private static Mutation upsert(String author, String title, String note) {
    return new Mutation.Upsert(NOTES, List.of(author, title, note), TIME, false);
  }

  private static Mutation delete(String author, String title) {
    return Mutation.Delete.ofText(NOTES, List.of(author, title), TIME);
  }
}
