package dev.millrace.bootstrap.services.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.millrace.bootstrap.services.bench.StageSide.Stage;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PathBenchmarkTest {

  private static final Round ROUND =
      new Round(
          new Rates(
              Map.of(
                  "whole path", 1_500.0,
                  "ingest alone", 6_000.0,
                  "relay alone", 12_000.0,
                  "stream alone", 3_000.0)),
          Map.of("fetch to readable p50 ms", 650.0, "fetch to readable p99 ms", 1_900.0),
          false);

  @Test
  void itsRatiosAreOfItsSides() {
    List<Spread> spreads =
        new PathBenchmark()
            .ratios().stream().map(ratio -> Spread.of(ratio, List.of(ROUND))).toList();

    assertThat(spreads).extracting(Spread::goal).containsExactly(0.8, 700.0, 2_000.0);
    assertThat(spreads.get(0).median()).hasValueCloseTo(0.875, within(1e-9));
    assertThat(spreads.get(1).median()).hasValue(650);
    assertThat(spreads.get(2).median()).hasValue(1_900);
    assertThat(spreads).allMatch(Spread::isMet);
  }

  @Test
  void whatIsBehindAStageStandsStillWhileItWorksAlone() {
    assertThat(Stage.INGEST.still()).containsExactly("relay", "stream");
    assertThat(Stage.RELAY.still()).containsExactly("relay", "stream");
    assertThat(Stage.STREAM.still()).containsExactly("stream");
  }

  @Test
  void aPacedRunHasAsManyRecordsAsItsSeconds() {
    assertThat(PacedRuns.records(20)).isEqualTo(10_000);
  }
}
