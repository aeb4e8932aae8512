package dev.millrace.bootstrap.services.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class StreamBenchmarkTest {

  private static final Round ROUND =
      new Round(
          new Rates(
              Map.of(
                  "millrace", 18_000.0,
                  "java-driver", 20_000.0,
                  "dsbulk", 12_000.0,
                  "connector", 9_000.0,
                  "kafka to cassandra", 5_000.0,
                  "kafka to nowhere", 60_000.0,
                  "java-driver, all views", 7_500.0)),
          Map.of(),
          false);

  @Test
  void itsRatiosAreOfItsSides() {
    List<Ratio> ratios = new StreamBenchmark().ratios();

    assertThat(ratios).extracting(Ratio::goal).containsExactly(0.85, 1.0, 1.2, 0.7);
    assertThat(of(ratios.get(0))).isEqualTo(0.9, within(1e-9));
    assertThat(of(ratios.get(1))).isEqualTo(1.5, within(1e-9));
    assertThat(of(ratios.get(2))).isEqualTo(2.0, within(1e-9));
    assertThat(of(ratios.get(3))).isEqualTo(0.75, within(1e-9));
  }

  @Test
  void itIsAskedForByItsName() {
    assertThat(Benchmarks.names())
        .containsExactly("ingest", "relay", "stream", "path", "sensors", "logs");
  }

  private static double of(Ratio ratio) {
    return ratio.of().applyAsDouble(ROUND);
  }
}
