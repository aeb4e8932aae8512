package dev.millrace.benchmarks.peer;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SweepTest {

  private static final List<Integer> SETTINGS = List.of(64, 128, 256);

  private final List<Integer> tried = new ArrayList<>();
  private long nanos;

  @Test
  void theFastestIsTheBest() {
    Sweep<Integer> sweep =
        sweep(Map.of(64, 4L, 128, 2L, 256, 5L), Map.of(64, 4L, 128, 2L, 256, 5L));

    assertThat(sweep.best()).isEqualTo(128);
    assertThat(sweep.text()).isEqualTo("64: 250/s, 128: 500/s, 256: 200/s");
  }

  @Test
  void theFirstTimeWarmsUpAndDoesNotCount() {
    Sweep<Integer> sweep =
        sweep(Map.of(64, 9L, 128, 1L, 256, 9L), Map.of(64, 5L, 128, 5L, 256, 4L));

    assertThat(tried).containsExactly(64, 128, 256, 64, 128, 256);
    assertThat(sweep.best()).isEqualTo(256);
  }

  private Sweep<Integer> sweep(Map<Integer, Long> cold, Map<Integer, Long> warm) {
    return Sweep.of(
        SETTINGS,
        setting -> {
          Map<Integer, Long> seconds = tried.size() < SETTINGS.size() ? cold : warm;
          tried.add(setting);
          nanos += seconds.getOrDefault(setting, 0L) * 1_000_000_000L;
          return 1_000;
        },
        () -> nanos);
  }
}
