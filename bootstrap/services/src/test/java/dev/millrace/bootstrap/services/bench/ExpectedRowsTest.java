package dev.millrace.bootstrap.services.bench;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.domain.view.Column;
import dev.millrace.domain.view.ColumnType;
import dev.millrace.domain.view.Mutation;
import dev.millrace.domain.view.View;
import dev.millrace.domain.view.WriteTime;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ExpectedRowsTest {

  private static final View BY_ID = view("by_id");
  private static final View BY_NAME = view("by_name");

  /** Three records, the last of which has no row in the second view. */
  private static final List<List<Mutation>> RECORDS =
      List.of(
          List.of(row(BY_ID, "a", "Ada"), row(BY_NAME, "Ada", "a")),
          List.of(row(BY_ID, "b", "Bob"), row(BY_NAME, "Bob", "b")),
          List.of(row(BY_ID, "c", null)));

  private final ExpectedRows both = ExpectedRows.of(RECORDS, List.of(BY_ID, BY_NAME));

  @Test
  void eachRowThereAsItHasToBeIsAProof() {
    findAll();

    assertThat(both.proof()).isEqualTo(new Proof(3, 3, 3));
    assertThat(both.proof().flaw()).isEmpty();
  }

  @Test
  void aRowThatIsNotThereLosesItsRecord() {
    both.found(BY_ID, Arrays.asList("a", "Ada"));
    both.found(BY_ID, Arrays.asList("b", "Bob"));
    both.found(BY_ID, Arrays.asList("c", null));
    both.found(BY_NAME, Arrays.asList("Bob", "b"));

    assertThat(both.proof().flaw()).hasValue("1 of 3 records are lost");
  }

  @Test
  void aRowWithOtherValuesLosesItsRecord() {
    ExpectedRows byId = ExpectedRows.of(RECORDS, List.of(BY_ID));
    byId.found(BY_ID, Arrays.asList("a", "Ada"));
    byId.found(BY_ID, Arrays.asList("b", "Rob"));
    byId.found(BY_ID, Arrays.asList("c", null));

    assertThat(byId.proof().flaw()).hasValue("1 of 3 records are lost");
  }

  @Test
  void aRowTooManyIsADoubledRecord() {
    findAll();
    both.found(BY_NAME, Arrays.asList("Cy", "c"));

    assertThat(both.proof().flaw()).hasValue("1 records are doubled");
  }

  @Test
  void anEmptyTableHasLostAll() {
    assertThat(both.proof().flaw()).hasValue("3 of 3 records are lost");
  }

  @Test
  void onlyTheViewsAskedForAreLookedAt() {
    assertThat(ExpectedRows.of(RECORDS, List.of(BY_ID)).views()).containsExactly(BY_ID);
  }

  private void findAll() {
    both.found(BY_ID, Arrays.asList("a", "Ada"));
    both.found(BY_ID, Arrays.asList("b", "Bob"));
    both.found(BY_ID, Arrays.asList("c", null));
    both.found(BY_NAME, Arrays.asList("Ada", "a"));
    both.found(BY_NAME, Arrays.asList("Bob", "b"));
  }

  private static View view(String name) {
    return new View(
        name,
        List.of(Column.of("key", ColumnType.TEXT)),
        List.of(),
        List.of(Column.of("value", ColumnType.TEXT)));
  }

  private static Mutation row(View view, String key, @Nullable String value) {
    return new Mutation.Upsert(view, Arrays.asList(key, value), new WriteTime(1), false);
  }
}
