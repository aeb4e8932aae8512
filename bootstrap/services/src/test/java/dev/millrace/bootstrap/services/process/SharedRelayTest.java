package dev.millrace.bootstrap.services.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.millrace.domain.failure.PermanentFailure;
import dev.millrace.domain.failure.TransientFailure;
import dev.millrace.domain.port.call.AdjustableClock;
import dev.millrace.domain.port.log.Fenced;
import dev.millrace.domain.port.outbox.Shard;
import dev.millrace.domain.port.outbox.Sharding;
import dev.millrace.domain.port.relay.InMemoryRelayMembers;
import dev.millrace.domain.port.relay.Lease;
import dev.millrace.domain.port.relay.Member;
import dev.millrace.domain.port.relay.RelayMembers;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class SharedRelayTest {

  private final AdjustableClock clock = new AdjustableClock();
  private Sharding sharding = Sharding.FIRST.followedBy(4);
  private final RelayMembers members = new InMemoryRelayMembers(clock, () -> sharding);
  private final Relay one = new Relay("one");
  private final Relay two = new Relay("two");

  @Test
  void theOnlyProcessCarriesAllShardsAndIsReadyWhenTheyAreOpen() {
    one.beat();

    one.relay.opened().join();
    assertThat(one.open()).containsExactlyInAnyOrderElementsOf(sharding.shards());
    one.relay.close();
    assertThat(members.leases()).isEmpty();
    assertThat(one.open()).isEmpty();
  }

  @Test
  void aSecondOneIsGivenItsPartAndTheFirstHasEndedIt() {
    one.beat();
    two.beat();

    while (owned("two").size() < 2) {
      one.beat();
      two.beat();
    }

    assertThat(owned("two")).containsExactly(sharding.shard(1), sharding.shard(3));
    two.relay.opened().join();
    assertThat(one.loop(sharding.shard(1)).ended()).isCompleted();
    one.relay.close();
    two.beat();
    assertThat(owned("two")).hasSize(4);
    two.relay.close();
  }

  @Test
  void aFencedShardIsOpenedAgainAndAnyOtherFailureEndsTheProcess() {
    one.beat();
    Shard shard = sharding.shard(2);
    Loop first = one.loop(shard);
    one.fail(shard, new Fenced("somebody else", new IllegalStateException()));
    while (one.loop(shard) == first) {
      one.beat();
    }
    one.loop(shard).opened().join();

    Loop second = one.loop(shard);
    one.fail(shard, new PermanentFailure("refused"));
    assertThatThrownBy(second.ended()::join).hasCauseInstanceOf(PermanentFailure.class);
    assertThatThrownBy(one::beat).isInstanceOf(PermanentFailure.class).hasMessage("refused");
    one.relay.close();
  }

  @Test
  void theNextGenerationTakesThePlaceOfTheOneBefore() {
    one.beat();
    Sharding before = sharding;
    sharding = sharding.followedBy(2);

    one.beat();

    before.shards().forEach(shard -> one.loop(shard).ended().join());
    sharding.shards().forEach(shard -> one.loop(shard).opened().join());
    one.relay.close();
  }

  @Test
  void theShardsOfOneThatStandsStillAreTaken() {
    two.beat();
    clock.pass(RelayMembers.LIFE.plusMillis(1));

    one.beat();

    assertThat(owned("one")).hasSize(4);
    one.relay.close();
    two.relay.close();
  }

  /** As under somebody who starts again what ends. */
  @Test
  void twoOfOneNameDoNotEndEachOtherForEver() {
    one.beat();
    Relay namesake = new Relay("one");
    namesake.beat();

    assertThatThrownBy(one::beat).isInstanceOf(PermanentFailure.class).hasMessageContaining("one");
    one.relay.close();
    Relay restarted = new Relay("one");
    assertThatThrownBy(restarted::beat).isInstanceOf(TransientFailure.class);

    namesake.beat();
    namesake.relay.opened().join();
    assertThat(namesake.open()).hasSize(4);
    namesake.relay.close();
    restarted.beat();
    assertThat(owned("one")).hasSize(4);
    restarted.relay.close();
  }

  private List<Shard> owned(String name) {
    return members.leases().stream()
        .filter(lease -> lease.owner().equals(name))
        .map(Lease::shard)
        .toList();
  }

  /** A process whose shards do nothing, and fail when they are told to. */
  private final class Relay {

    private final SharedRelay relay;
    private final Map<Shard, Loop> loops = new ConcurrentHashMap<>();
    private final Map<Shard, AtomicReference<@Nullable RuntimeException>> failures =
        new ConcurrentHashMap<>();
    private final Set<Shard> open = ConcurrentHashMap.newKeySet();

    Relay(String name) {
      this.relay = new SharedRelay(members, new Member(name, UUID.randomUUID()), this::start);
    }

    void beat() {
      relay.open();
      relay.run();
    }

    void fail(Shard shard, RuntimeException failure) {
      Objects.requireNonNull(failures.get(shard)).set(failure);
    }

    Loop loop(Shard shard) {
      return Objects.requireNonNull(loops.get(shard));
    }

    Set<Shard> open() {
      return open;
    }

    private Loop start(Shard shard) {
      AtomicReference<@Nullable RuntimeException> failure = new AtomicReference<>();
      failures.put(shard, failure);
      Loop loop = Loop.start("test-" + shard.name(), step(shard, failure), Duration.ofMillis(1));
      loops.put(shard, loop);
      return loop;
    }

    private Step step(Shard shard, AtomicReference<@Nullable RuntimeException> failure) {
      return new Step() {
        @Override
        public void open() {
          open.add(shard);
        }

        @Override
        public void end() {
          open.remove(shard);
        }

        @Override
        public int run() {
          RuntimeException thrown = failure.get();
          if (thrown != null) {
            throw thrown;
          }
          return 0;
        }
      };
    }
  }
}
