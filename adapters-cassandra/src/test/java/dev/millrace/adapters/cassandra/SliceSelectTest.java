package dev.millrace.adapters.cassandra;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.domain.port.serving.People;
import dev.millrace.domain.port.serving.ViewSlice;
import dev.millrace.domain.view.Column;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class SliceSelectTest {

  private static final UUID ID = new UUID(7, 1);
  private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
  private static final Instant EVENING = Instant.parse("2026-11-22T20:00:00Z");

  @Test
  void aWholePartitionIsAskedForByAllColumnsOfItsKey() {
    SliceSelect select =
        SliceSelect.of(ViewSlice.of(People.BY_CITY, List.of("Köln", People.JOINED)));

    assertThat(select.cql(new Statements("k")))
        .startsWith("SELECT city, joined_on, person_id, name, ")
        .endsWith(" FROM k.people_by_city WHERE city = ? AND joined_on = ? LIMIT ?");
    assertThat(select.values()).containsExactly("Köln", People.JOINED);
  }

  @Test
  void aRisingSliceEndsAtItsBoundAndBeginsAtTheOtherOrBehindARow() {
    ViewSlice slice = new ViewSlice(People.VISITS, List.of(ID), NOON, EVENING, List.of());

    assertThat(where(slice)).isEqualTo("person_id = ? AND (seen_at) >= (?) AND (seen_at) < (?)");
    assertThat(where(slice.behind(List.of(NOON))))
        .isEqualTo("person_id = ? AND (seen_at) > (?) AND (seen_at) < (?)");
  }

  @Test
  void aFallingSliceIsTheOtherWayRound() {
    ViewSlice slice = new ViewSlice(People.NEWEST, List.of("Ulm"), NOON, EVENING, List.of());

    assertThat(where(slice)).isEqualTo("city = ? AND (seen_at) >= (?) AND (seen_at) < (?)");
    assertThat(where(slice.behind(List.of(EVENING, ID))))
        .isEqualTo("city = ? AND (seen_at, person_id) < (?, ?) AND (seen_at) >= (?)");
    SliceSelect select = SliceSelect.of(slice.behind(List.of(EVENING, ID)));
    assertThat(select.values()).containsExactly("Ulm", EVENING, ID, NOON);
    assertThat(select.columns())
        .extracting(Column::name)
        .containsExactly("city", "seen_at", "person_id", "seen_at");
  }

  private static String where(ViewSlice slice) {
    String cql = SliceSelect.of(slice).cql(new Statements("k"));
    return cql.substring(cql.indexOf(" WHERE ") + 7, cql.indexOf(" LIMIT ?"));
  }
}
