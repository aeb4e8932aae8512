package dev.millrace.bootstrap.services.checkup;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.adapters.postgres.OutboxAge;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class OutboxDaysTest {

  private static final LocalDate DAY = LocalDate.of(2026, 8, 1);

  @Test
  void whatIsAsOldAsItMayBeIsWell() {
    assertThat(OutboxDays.of(new OutboxAge(DAY, "", false)))
        .isEqualTo(Finding.ok("outbox", "from 2026-08-01 on"));
  }

  @Test
  void whatIsOlderIsToldWithTheReason() {
    Finding found = OutboxDays.of(new OutboxAge(DAY, "run 7 is not over", true));
    assertThat(found.level()).isEqualTo(Finding.Level.warn);
    assertThat(found.found()).contains("2026-08-01", "run 7 is not over");
    assertThat(found.todo()).contains("docs/operating.md");
  }

  @Test
  void rowsThatNoDayTookAreTold() {
    Finding found = OutboxDays.of(new OutboxAge(DAY, "", true));
    assertThat(found.level()).isEqualTo(Finding.Level.warn);
    assertThat(found.found()).contains("outbox_rest");
  }
}
