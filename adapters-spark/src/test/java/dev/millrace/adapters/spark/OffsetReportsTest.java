package dev.millrace.adapters.spark;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.domain.view.Position;
import org.junit.jupiter.api.Test;

final class OffsetReportsTest {

  @Test
  void theNextOffsetOfEachPartitionIsReadFromTheSourcesEnd() {
    assertThat(OffsetReports.next("millrace.users", "{\"millrace.users\":{\"1\":17,\"0\":4}}"))
        .containsExactlyInAnyOrder(
            new Position("millrace.users", 0, 4), new Position("millrace.users", 1, 17));
  }

  @Test
  void aSourceThatHasNotBegunHasNone() {
    assertThat(OffsetReports.next("millrace.users", null)).isEmpty();
  }
}
