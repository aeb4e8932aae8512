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
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(value = 20, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class SharedRelayTest {

  private final AdjustableClock clock = new AdjustableClock();
  private Sharding sharding = Sharding.FIRST.followedBy(4);
  private final RelayMembers members = new InMemoryRelayMembers(clock, () -> sharding);
  private final Relay one = new Relay("one");
  private final Relay two = new Relay("two");

  @Test
  void theOnlyProcessCarriesAllShardsAndIsReadyWhenTheyAreOpen() {
    CompletableFuture<Void> hold = new CompletableFuture<>();
    one.openOnceDone(sharding.shard(3), hold);
    one.beat();
    sharding.shards().subList(0, 3).forEach(shard -> one.loop(shard).opened().join());
    assertThat(one.relay.opened()).isNotDone();

    hold.complete(null);
    one.relay.opened().join();
    assertThat(one.open()).containsExactlyInAnyOrderElementsOf(sharding.shards());
    one.relay.close();
    assertThat(members.leases()).isEmpty();
    assertThat(one.open()).isEmpty();
  }

  @Test
  void aSecondOneIsGivenItsPartOnceTheFirstHasEndedIt() {
    List<Shard> part = List.of(sharding.shard(1), sharding.shard(3));
    one.beat();
    CompletableFuture<Void> hold = one.holdEnds();
    two.beat();
    one.beat();
    one.beat();
    two.beat();
    assertThat(owned("two")).isEmpty();

    hold.complete(null);
    part.forEach(shard -> one.loop(shard).ended().join());
    one.beat();
    two.beat();

    assertThat(owned("two")).isEqualTo(part);
    part.forEach(shard -> two.loop(shard).opened().join());
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
    assertThatThrownBy(first.ended()::join).hasCauseInstanceOf(Fenced.class);
    one.beat();
    Loop second = one.loop(shard);
    assertThat(second).isNotSameAs(first);
    second.opened().join();

    one.fail(shard, new PermanentFailure("refused"));
    assertThatThrownBy(second.ended()::join).hasCauseInstanceOf(PermanentFailure.class);
    assertThatThrownBy(one::beat).isInstanceOf(PermanentFailure.class).hasMessage("refused");
    one.relay.close();
  }

  @Test
  void whoClosesLeavesItsShardsOnceTheirLoopsHaveEnded() throws InterruptedException {
    one.beat();
    one.relay.opened().join();
    CompletableFuture<Void> hold = one.holdEnds();

    CompletableFuture<Void> closing = CompletableFuture.runAsync(one.relay::close);
    one.ending.acquire(4);
    assertThat(owned("one")).hasSize(4);

    hold.complete(null);
    closing.join();
    assertThat(members.leases()).isEmpty();
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
    one.relay.opened().join();
    assertThat(one.open()).hasSize(4);
    two.beat();
    sharding.shards().forEach(shard -> two.loop(shard).ended().join());
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

  @Test
  void aProcessWithAShardThatCannotBeOpenedIsNeverReady() {
    one.openOnceDone(
        sharding.shard(2),
        CompletableFuture.failedFuture(new PermanentFailure("of another database")));
    one.beat();

    assertThatThrownBy(one.relay.opened()::join)
        .hasRootCauseInstanceOf(PermanentFailure.class)
        .hasRootCauseMessage("of another database");
    one.relay.close();
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
    private final Map<Shard, CompletableFuture<Void>> mayOpen = new ConcurrentHashMap<>();
    private final Semaphore ending = new Semaphore(0);
    private volatile CompletableFuture<Void> mayEnd = CompletableFuture.completedFuture(null);

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

    /** From now on no loop ends until this is completed. */
    CompletableFuture<Void> holdEnds() {
      CompletableFuture<Void> hold = new CompletableFuture<>();
      mayEnd = hold;
      return hold;
    }

    /** Opens a shard when this is done, or fails to when this failed. */
    void openOnceDone(Shard shard, CompletableFuture<Void> done) {
      mayOpen.put(shard, done);
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
          mayOpen.getOrDefault(shard, CompletableFuture.completedFuture(null)).join();
          open.add(shard);
        }

        @Override
        public void end() {
          ending.release();
          mayEnd.join();
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
