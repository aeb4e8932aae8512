package dev.millrace.application.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class RetryPolicyTest {

  private final RetryPolicy policy =
      new RetryPolicy(3, Duration.ofSeconds(1), Duration.ofSeconds(5));

  @Test
  void theWaitDoublesUpToTheLongest() {
    assertThat(policy.waitAfter(1)).isEqualTo(Duration.ofSeconds(1));
    assertThat(policy.waitAfter(2)).isEqualTo(Duration.ofSeconds(2));
    assertThat(policy.waitAfter(3)).isEqualTo(Duration.ofSeconds(4));
    assertThat(policy.waitAfter(4)).isEqualTo(Duration.ofSeconds(5));
    assertThat(policy.waitAfter(1000)).isEqualTo(Duration.ofSeconds(5));
  }

  @Test
  void theAttemptOfItsNumberIsTheLast() {
    assertThat(policy.isLast(2)).isFalse();
    assertThat(policy.isLast(3)).isTrue();
    assertThat(policy.isHopeless(8)).isFalse();
    assertThat(policy.isHopeless(9)).isTrue();
    assertThat(policy.withAttempts(7).isLast(6)).isFalse();
  }
}
