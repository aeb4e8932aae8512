package dev.millrace.domain.window;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class OccurrenceTest {

  @Test
  void someAreReadFromTheirBytes() {
    List<Occurrence> some =
        List.of(
            new Occurrence(new UUID(-1, 2), -5, 7, 1L << 40, SomeOccurrences.NOON),
            new Occurrence(new UUID(3, -4), Long.MAX_VALUE, 0, 0, Instant.ofEpochMilli(-1)));
    assertThat(Occurrence.list(Occurrence.bytes(some))).isEqualTo(some);
    assertThat(Occurrence.list(Occurrence.bytes(List.of()))).isEmpty();
  }
}
