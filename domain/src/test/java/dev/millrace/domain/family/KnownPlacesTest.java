package dev.millrace.domain.family;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.millrace.domain.failure.PermanentFailure;
import dev.millrace.domain.port.serving.InMemoryViewPlaces;
import dev.millrace.domain.port.serving.InMemoryWriterLeases;
import dev.millrace.domain.port.serving.Places;
import dev.millrace.domain.port.serving.ViewPlace;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class KnownPlacesTest {

  private final InMemoryViewPlaces places = new InMemoryViewPlaces(new InMemoryWriterLeases());
  private Instant now = Instant.EPOCH;
  private final KnownPlaces known = KnownPlaces.of(places, () -> now);

  @Test
  void itLooksAgainAfterAWhile() {
    assertThat(known.<Long>read(Places::number)).isZero();
    change();
    assertThat(known.<Long>read(Places::number)).isZero();

    now = now.plusSeconds(2);

    assertThat(known.<Long>read(Places::number)).isEqualTo(1);
  }

  @Test
  void itLooksAgainWhenATableIsNotThere() {
    known.read(Places::number);
    change();

    long read =
        known.read(
            given -> {
              if (given.number() == 0) {
                throw new PermanentFailure("no such table");
              }
              return given.number();
            });

    assertThat(read).isEqualTo(1);
  }

  @Test
  void whatIsNotThereWhereItShouldBeIsAFailure() {
    assertThatThrownBy(
            () ->
                known.read(
                    given -> {
                      throw new PermanentFailure("no such table");
                    }))
        .hasMessage("no such table");
  }

  private void change() {
    ViewPlace planned = ViewPlace.first("things").planning("things__1");
    assertThat(places.replace(planned, places.read().number())).isTrue();
  }
}
