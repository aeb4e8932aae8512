package dev.millrace.domain.port.serving;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** What every {@link WriterGenerations} does. */
public interface WriterGenerationsContract {

  long FIRST = 1_795_255_200_000_001L;

  WriterGenerations generations();

  @Test
  default void theFirstIsTheLatestAndStaysIt() {
    String name = UUID.randomUUID().toString();

    assertThat(generations().note(name, FIRST)).isEqualTo(FIRST);
    assertThat(generations().note(name, FIRST)).isEqualTo(FIRST);
  }

  @Test
  default void aLaterOneTakesItsPlace() {
    String name = UUID.randomUUID().toString();
    assertThat(generations().note(name, FIRST)).isEqualTo(FIRST);

    assertThat(generations().note(name, FIRST + 1)).isEqualTo(FIRST + 1);
    assertThat(generations().note(name, FIRST + 1)).isEqualTo(FIRST + 1);
  }

  @Test
  default void anEarlierOneIsToldTheLatestAndChangesNothing() {
    String name = UUID.randomUUID().toString();
    assertThat(generations().note(name, FIRST)).isEqualTo(FIRST);

    assertThat(generations().note(name, FIRST - 1)).isEqualTo(FIRST);
    assertThat(generations().note(name, FIRST - 2)).isEqualTo(FIRST);
  }

  @Test
  default void ofSeveralAtOnceTheLatestStays() {
    String name = UUID.randomUUID().toString();

    LongStream.range(FIRST, FIRST + 4)
        .parallel()
        .forEach(
            generation ->
                assertThat(generations().note(name, generation)).isBetween(generation, FIRST + 3));

    assertThat(generations().note(name, FIRST)).isEqualTo(FIRST + 3);
  }

  @Test
  default void eachNameHasAGenerationOfItsOwn() {
    assertThat(generations().note(UUID.randomUUID().toString(), FIRST)).isEqualTo(FIRST);
    assertThat(generations().note(UUID.randomUUID().toString(), FIRST - 1)).isEqualTo(FIRST - 1);
  }
}
