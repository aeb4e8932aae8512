package dev.millrace.domain.port.serving;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.millrace.domain.view.View;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ViewSliceTest {

  private static final Instant NOW = Instant.parse("2026-11-22T17:00:00Z");
  private static final UUID ID = new UUID(7, 1);

  @Test
  void aKeyOfTheWrongLengthOrTypeIsRefused() {
    assertRefused(() -> ViewSlice.of(People.BY_CITY, List.of("Köln")), "no key");
    assertRefused(() -> ViewSlice.of(People.BY_ID, List.of("Köln")), "no value of person_id");
    assertRefused(
        () -> ViewSlice.of(People.NEWEST, List.of("Köln")).behind(List.of(NOW)), "no key");
    assertRefused(
        () -> ViewSlice.of(People.NEWEST, List.of("Köln")).behind(List.of(ID, NOW)),
        "no value of seen_at");
  }

  @Test
  void aBoundNeedsAClusteringKeyOfItsType() {
    assertRefused(
        () -> new ViewSlice(People.BY_ID, List.of(ID), NOW, null, List.of()), "has but one row");
    assertRefused(
        () -> new ViewSlice(People.VISITS, List.of(ID), null, "noon", List.of()),
        "no value of seen_at");
  }

  @Test
  void aViewInTwoDirectionsHasNoPages() {
    View mixed =
        new View(
            "mixed",
            People.NEWEST.partitionKey(),
            List.of(People.NEWEST.clusteringKey().get(0), People.BY_ID.partitionKey().get(0)),
            List.of());

    assertRefused(() -> ViewSlice.of(mixed, List.of("Köln")), "no one direction");
  }

  @Test
  void theDirectionIsThatOfTheClusteringKey() {
    assertThat(ViewSlice.of(People.NEWEST, List.of("Köln")).isDescending()).isTrue();
    assertThat(ViewSlice.of(People.VISITS, List.of(ID)).isDescending()).isFalse();
    assertThat(ViewSlice.of(People.BY_ID, List.of(ID)).isDescending()).isFalse();
  }

  private static void assertRefused(Runnable making, String why) {
    assertThatThrownBy(making::run)
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(why);
  }
}
