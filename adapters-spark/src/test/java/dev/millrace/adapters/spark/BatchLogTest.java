package dev.millrace.adapters.spark;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.domain.record.FamilyName;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.slf4j.MDC;

final class BatchLogTest {

  private final Map<String, String> seen = new HashMap<>();

  @Test
  void aLineNamesItsBatchAndWithinItARun() {
    QueryName query = QueryName.facts(new FamilyName("users"));

    BatchLog.of(query, 7, () -> BatchLog.of(UserEvents.RUN, this::look));
    assertThat(seen)
        .containsEntry("family", "users")
        .containsEntry("batch", "7")
        .containsEntry("run", "00000000-0000-0007-0000-000000000001")
        .containsEntry("trace", "00000000000000070000000000000001");

    BatchLog.of(query, 8, this::look);
    assertThat(seen).doesNotContainKeys("run", "trace").containsEntry("batch", "8");

    look();
    assertThat(seen).isEmpty();
  }

  private void look() {
    seen.clear();
    Map<String, String> context = MDC.getCopyOfContextMap();
    if (context != null) {
      seen.putAll(context);
    }
  }
}
