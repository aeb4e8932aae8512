package dev.millrace.domain.window;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.domain.document.Bytes;
import dev.millrace.domain.record.FamilyName;
import dev.millrace.domain.view.Mutation;
import dev.millrace.domain.view.ViewRow;
import dev.millrace.domain.view.WriteTime;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ClosedWindowsTest {

  private static final Window WINDOW = new Window("counts", "DE", SomeOccurrences.NOON);
  private static final WriteTime WRITE_TIME = new WriteTime(9);

  @Test
  void whatIsKeptIsReadBackInAnyOrder() {
    Counted many =
        Counted.of(
            IntStream.range(0, 2 * ClosedWindows.MOST_IN_A_ROW + 1)
                .mapToObj(i -> SomeOccurrences.of(new UUID(0, i), i))
                .toList());
    List<ViewRow> rows = new ArrayList<>(kept(many));
    assertThat(rows).hasSize(3);
    Collections.reverse(rows);
    assertThat(ClosedWindows.counted(rows)).isEqualTo(many);
    assertThat(ClosedWindows.counted(List.of())).isEqualTo(Counted.NOTHING);
  }

  @Test
  void manyRowsThatHoldTheSameInPartAreJoined() {
    List<ViewRow> rows = new ArrayList<>();
    for (int i = 0; i < 999; i++) {
      rows.addAll(kept(Counted.of(SomeOccurrences.of(1_000 - i, 1_001 - i))));
    }
    assertThat(ClosedWindows.counted(rows).count()).isEqualTo(1_000);
  }

  @Test
  void aRowStandsUnderItsWindowAndIsNamedByWhatItHolds() {
    Counted events = Counted.of(SomeOccurrences.of(1, 2));
    assertThat(kept(events))
        .singleElement()
        .satisfies(
            row -> {
              assertThat(row.key().subList(0, 3)).isEqualTo(ClosedWindows.key(WINDOW));
              assertThat(row.value("events", Bytes.class)).contains(Bytes.of(events.bytes()));
            });
    assertThat(kept(events)).isEqualTo(kept(Counted.of(SomeOccurrences.of(2, 1))));
    assertThat(kept(events).get(0).key())
        .isNotEqualTo(kept(Counted.of(SomeOccurrences.of(1, 3))).get(0).key());
  }

  @Test
  void nothingTakesNoRow() {
    assertThat(ClosedWindows.rows(WINDOW, Counted.NOTHING, WRITE_TIME)).isEmpty();
  }

  @Test
  void aLateEventStandsUnderTheDayOnWhichTheBrokerTookIt() {
    Occurrence occurrence = SomeOccurrences.of(1).get(0);
    assertThat(LateEvents.row(new FamilyName("users"), WINDOW, occurrence, WRITE_TIME))
        .isInstanceOfSatisfying(
            Mutation.Upsert.class,
            row -> {
              assertThat(row.view()).isEqualTo(LateEvents.VIEW);
              assertThat(row.writeTime()).isEqualTo(WRITE_TIME);
              assertThat(row.values())
                  .isEqualTo(
                      List.of(
                          "users",
                          LocalDate.of(2026, 11, 21),
                          "counts",
                          "DE",
                          SomeOccurrences.NOON,
                          new UUID(1, 1),
                          "millrace.users-3@1099511627776"));
            });
  }

  private static List<ViewRow> kept(Counted events) {
    return ClosedWindows.rows(WINDOW, events, WRITE_TIME).stream()
        .map(row -> new ViewRow(ClosedWindows.VIEW, ((Mutation.Upsert) row).values()))
        .toList();
  }
}
