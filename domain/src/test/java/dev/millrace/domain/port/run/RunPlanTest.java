package dev.millrace.domain.port.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.millrace.domain.record.FamilyName;
import java.net.URI;
import org.junit.jupiter.api.Test;

class RunPlanTest {

  @Test
  void theLastPageMayBeWantedInPart() {
    RunPlan plan = plan(11, 5);

    assertThat(plan.pages()).isEqualTo(3);
    assertThat(plan.wanted(2)).isEqualTo(5);
    assertThat(plan.wanted(3)).isEqualTo(1);
  }

  @Test
  void moreThanCanBePagedIsNoPlan() {
    assertThat(plan(Integer.MAX_VALUE, 1).pages()).isEqualTo(Integer.MAX_VALUE);
    assertThatThrownBy(() -> plan(Integer.MAX_VALUE + 1L, 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("2147483648 records are too many for pages of 1");
    assertThatThrownBy(() -> plan(Long.MAX_VALUE, 5_000))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void nothingIsNoPlan() {
    assertThatThrownBy(() -> plan(0, 1)).hasMessage("records is at least 1, not 0");
    assertThatThrownBy(() -> plan(1, 0)).hasMessage("pageSize is at least 1, not 0");
  }

  private static RunPlan plan(long records, int pageSize) {
    return new RunPlan(
        new FamilyName("users"), URI.create("http://api.test/"), "seed", records, pageSize);
  }
}
