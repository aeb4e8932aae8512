package dev.millrace.bootstrap.services.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class LatenciesTest {

  private final Map<UUID, Long> left = new HashMap<>();
  private final Map<UUID, Long> arrived = new HashMap<>();

  @Test
  void aPercentileIsWhatSoManyKeepTo() {
    for (int millis = 160; millis >= 1; millis--) {
      travel(millis);
    }
    Latencies latencies = Latencies.between(left, arrived);
    assertThat(latencies.percentile(50)).isEqualTo(80);
    assertThat(latencies.percentile(99)).isEqualTo(159);
    assertThat(latencies.percentile(100)).isEqualTo(160);
  }

  @Test
  void anEventThatIsSeenBeforeItsCommitIsAnsweredTookNoTime() {
    travel(-3);
    assertThat(Latencies.between(left, arrived).percentile(99)).isZero();
  }

  @Test
  void withoutArrivalsNothingIsPromised() {
    left.put(UUID.randomUUID(), 1L);
    assertThat(Latencies.between(left, arrived).percentile(99)).isInfinite();
  }

  private void travel(int millis) {
    UUID event = UUID.randomUUID();
    left.put(event, 7_000_000L);
    arrived.put(event, 7_000_000L + millis * 1_000_000L);
  }
}
