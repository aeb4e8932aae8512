package dev.millrace.bootstrap.services.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.domain.port.run.Drift;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import org.junit.jupiter.api.Test;

class DriftTextTest {

  @Test
  void whatIsNewAndMissingIsNamed() {
    Drift drift = new Drift(List.of("a", "b"), List.of("c"), false);

    assertThat(DriftText.brief(drift)).isEqualTo("+2 -1");
    assertThat(printed(drift))
        .contains("differ", "new      a, b", "missing  c")
        .doesNotContain("cut");
  }

  @Test
  void whatWasLeftOutIsToldAlsoWhereNothingElseIs() {
    Drift drift = new Drift(List.of(), List.of(), true);

    assertThat(DriftText.brief(drift)).isEqualTo("+0 -0 cut");
    assertThat(printed(drift)).contains("Drift is cut", "1,000 fields").doesNotContain("differ");
  }

  @Test
  void nothingIsSaidOfNoDrift() {
    assertThat(DriftText.brief(Drift.NONE)).isEmpty();
    assertThat(printed(Drift.NONE)).isEmpty();
  }

  private static String printed(Drift drift) {
    StringWriter text = new StringWriter();
    DriftText.print(new PrintWriter(text, true), drift);
    return text.toString();
  }
}
