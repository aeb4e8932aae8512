package dev.millrace.bootstrap.services.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ScreenTest {

  private static final Instant NOON = Instant.parse("2026-07-01T12:00:00.123Z");

  private final List<String> pieces = new ArrayList<>();

  @Test
  void aTerminalIsRedrawnInPlaceAndNothingOfALongerLookStays() {
    Screen screen = new Screen(pieces::add, true);
    screen.show(NOON, List.of("kafka fine", "postgres away"));
    screen.show(NOON.plusSeconds(2), List.of("kafka fine"));

    assertThat(pieces.get(0)).startsWith("2026-07-01T12:00:00Z").contains("kafka fine\u001b[K\n");
    assertThat(pieces.get(1)).startsWith("\u001b[3A2026-07-01T12:00:02Z").endsWith("\u001b[J");
  }

  @Test
  void elsewhereWholeLinesWithTheirTimeAreAdded() {
    Screen screen = new Screen(pieces::add, false);
    screen.show(NOON, List.of("kafka fine", "postgres away"));

    assertThat(pieces)
        .containsExactly("2026-07-01T12:00:00Z kafka fine\n2026-07-01T12:00:00Z postgres away\n");
  }
}
