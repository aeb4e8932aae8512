package dev.millrace.domain.port.relay;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class RelayMembersTest {

  /** What a relay takes to open a shard, and a beat that was late. */
  private static final Duration TO_OPEN = Duration.ofSeconds(2);

  /**
   * At worst a process dies just after a beat, and another's beat is just before it is taken for
   * dead.
   */
  @Test
  void theShardsOfADeadProcessMoveWithinTenSeconds() {
    assertThat(RelayMembers.LIFE.plus(RelayMembers.BEAT).plus(TO_OPEN))
        .isLessThanOrEqualTo(Duration.ofSeconds(10));
  }

  @Test
  void aMemberMayMissABeatAndLives() {
    assertThat(RelayMembers.BEAT.multipliedBy(2)).isLessThan(RelayMembers.LIFE);
  }
}
