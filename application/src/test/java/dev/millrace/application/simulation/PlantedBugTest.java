package dev.millrace.application.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

class PlantedBugTest {

  @ParameterizedTest
  @FieldSource("dev.millrace.application.simulation.PlantedBug#ALL")
  void isCaughtByTheSeedThatIsKeptForIt(PlantedBug bug) {
    assertThat(bug.isCaughtBy(bug.seed()))
        .as(() -> bug + " is no longer caught by seed " + bug.seed() + ", but by " + bug.seeds())
        .isTrue();
  }
}
