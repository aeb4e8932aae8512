package dev.millrace.domain.port.relay;

import dev.millrace.domain.port.call.AdjustableClock;
import dev.millrace.domain.port.outbox.Sharding;
import java.time.Duration;

class InMemoryRelayMembersTest implements RelayMembersContract {

  private final AdjustableClock clock = new AdjustableClock();
  private Sharding current = Sharding.FIRST;
  private final RelayMembers members = new InMemoryRelayMembers(clock, () -> current);

  @Override
  public RelayMembers members() {
    return members;
  }

  @Override
  public Sharding shardedInto(int count) {
    current = current.followedBy(count);
    return current;
  }

  @Override
  public void pass(Duration time) {
    clock.pass(time);
  }
}
