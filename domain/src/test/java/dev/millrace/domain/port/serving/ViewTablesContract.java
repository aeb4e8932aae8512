package dev.millrace.domain.port.serving;

import static dev.millrace.domain.port.serving.People.BY_CITY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.millrace.domain.failure.PermanentFailure;
import dev.millrace.domain.view.Mutation;
import dev.millrace.domain.view.View;
import dev.millrace.domain.view.ViewRow;
import dev.millrace.domain.view.WriteTime;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What every {@link ViewTables} does; the other port is of the same store. */
public interface ViewTablesContract {

  ViewTables tables();

  ViewWriter writer();

  @Test
  default void aTableThatIsMadeIsEmptyAndHoldsWhatIsWritten() {
    View table = made();
    assertThat(all(table)).isEmpty();

    write(table, 5);

    assertThat(all(table))
        .hasSize(5)
        .allMatch(row -> row.view().equals(table))
        .extracting(row -> row.value("name", String.class).orElseThrow())
        .containsExactlyInAnyOrder("0", "1", "2", "3", "4");
    tables().drop(table);
  }

  @Test
  default void aTableThatIsThereStaysAsItIs() {
    View table = made();
    write(table, 1);

    tables().create(table);

    assertThat(all(table)).hasSize(1);
    tables().drop(table);
  }

  @Test
  default void aTableThatIsDroppedIsGone() {
    View table = made();
    write(table, 1);

    tables().drop(table);
    tables().drop(table);

    assertThatThrownBy(() -> all(table)).isInstanceOf(PermanentFailure.class);
  }

  private View made() {
    View table = BY_CITY.named("p_" + UUID.randomUUID().toString().replace('-', '_'));
    tables().create(table);
    return table;
  }

  private void write(View table, int rows) {
    writer()
        .write(
            IntStream.range(0, rows)
                .mapToObj(number -> row(table, number))
                .map(Mutation.class::cast)
                .toList());
    writer().flush();
  }

  private static Mutation.Upsert row(View table, int number) {
    List<@Nullable Object> values = new ArrayList<>(table.columns().size());
    values.add("Ulm");
    values.add(LocalDate.EPOCH.plusDays(number));
    values.add(new UUID(9, number));
    values.add(String.valueOf(number));
    while (values.size() < table.columns().size()) {
      values.add(null);
    }
    return new Mutation.Upsert(table, values, new WriteTime(1), false);
  }

  private List<ViewRow> all(View table) {
    List<ViewRow> rows = new ArrayList<>();
    tables().scan(table, rows::addAll);
    return rows;
  }
}
