package dev.millrace.adapters.http.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.domain.port.call.AdjustableClock;
import org.junit.jupiter.api.Test;

class AttemptsTest {

  private final AdjustableClock clock = new AdjustableClock();
  private final Attempts attempts = new Attempts(clock);

  @Test
  void ofAllNamesTogetherOnlySoManyMayFail() {
    for (int i = 0; i < Attempts.OF_ALL; i++) {
      assertThat(attempts.begin("name " + i)).isTrue();
    }

    assertThat(attempts.begin("one more")).isFalse();
    assertThat(attempts.isSpent("one more")).isFalse();
    clock.pass(Attempts.WINDOW);
    assertThat(attempts.begin("one more")).isTrue();
  }

  @Test
  void whoSpendsAScoreOfNamesKeepsNobodyElseOut() {
    for (int i = 0; i < 20 * Attempts.OF_ONE; i++) {
      assertThat(attempts.begin("name " + i % 20)).isTrue();
    }

    assertThat(attempts.begin("name 7")).isFalse();
    assertThat(attempts.begin("vera")).isTrue();
  }

  @Test
  void whoSucceedsLeavesThePlaceToOthers() {
    for (int i = 0; i <= Attempts.OF_ALL; i++) {
      assertThat(attempts.begin("name " + i)).isTrue();
      attempts.succeeded("name " + i);
    }
  }
}
