package dev.millrace.domain.port.serving;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.domain.port.serving.ViewPlace.Phase;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What every {@link ViewPlaces} does; the leases are of the same store. */
public interface ViewPlacesContract {

  ViewPlaces places();

  WriterLeases leases();

  @Test
  default void aViewThatNobodyRebuiltStandsInItsOwnTable() {
    assertThat(places().read().of("things")).isEqualTo(ViewPlace.first("things"));
  }

  @Test
  default void aChangeIsReadByWhoeverAsksAfterIt() {
    Places before = places().read();
    ViewPlace filling =
        ViewPlace.first(anyView()).planning("other").in(Phase.FILLING).filledTo(7, "key");

    assertThat(places().replace(filling, before.number())).isTrue();

    Places after = places().read();
    assertThat(after.number()).isGreaterThan(before.number());
    assertThat(after.of(filling.view())).isEqualTo(filling);
  }

  @Test
  default void everyPhaseIsKept() {
    ViewPlace place = ViewPlace.first(anyView()).planning("other");
    for (Phase phase : Phase.values()) {
      ViewPlace next = phase == Phase.SETTLED ? place : place.in(phase);
      assertThat(places().replace(next, places().read().number())).isTrue();
      assertThat(places().read().of(next.view())).isEqualTo(next);
    }
    assertThat(places().replace(place.in(Phase.SETTLED), places().read().number())).isTrue();
    assertThat(places().read().of(place.view())).isEqualTo(ViewPlace.first(place.view()));
  }

  @Test
  default void ofTwoChangesOfTheSamePlacesOneIsMade() {
    long number = places().read().number();
    ViewPlace one = ViewPlace.first(anyView()).planning("one");
    ViewPlace two = ViewPlace.first(anyView()).planning("two");

    assertThat(places().replace(one, number)).isTrue();
    assertThat(places().replace(two, number)).isFalse();

    assertThat(places().read().of(two.view())).isEqualTo(ViewPlace.first(two.view()));
    assertThat(places().replace(two, places().read().number())).isTrue();
    assertThat(places().read().of(one.view())).isEqualTo(one);
  }

  @Test
  default void whatAQueryHasSeenIsThatOfTheOneThatHasItsLease() {
    WriterLease mine = lease(UUID.randomUUID().toString());
    WriterLease next = lease(mine.name());
    assertThat(places().seenBy(mine.name())).as("nobody has it").isEmpty();
    assertThat(leases().take(mine)).isEmpty();
    assertThat(places().seenBy(mine.name())).as("not told yet").contains(0L);

    places().saw(mine, 4);
    places().saw(mine, 5);
    assertThat(places().seenBy(mine.name())).contains(5L);

    leases().release(mine);
    assertThat(places().seenBy(mine.name())).isEmpty();
    assertThat(leases().take(next)).isEmpty();
    assertThat(places().seenBy(mine.name())).as("of the one before").contains(0L);
  }

  private static WriterLease lease(String name) {
    return new WriterLease(name, UUID.randomUUID(), "4711@host", Instant.EPOCH);
  }

  private static String anyView() {
    return "view_" + UUID.randomUUID().toString().substring(0, 8);
  }
}
