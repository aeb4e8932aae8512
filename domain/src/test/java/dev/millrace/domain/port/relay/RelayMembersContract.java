package dev.millrace.domain.port.relay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.millrace.domain.failure.PermanentFailure;
import dev.millrace.domain.failure.TransientFailure;
import dev.millrace.domain.port.outbox.Shard;
import dev.millrace.domain.port.outbox.Sharding;
import java.time.Duration;
import java.util.Arrays;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What every {@link RelayMembers} does. Its members are all gone when a test begins. */
public interface RelayMembersContract {

  RelayMembers members();

  /** Begins a generation of so many shards. */
  Sharding shardedInto(int count);

  /** Lets time pass for the members. */
  void pass(Duration time);

  @Test
  default void theOnlyMemberHasAllShards() {
    Sharding sharding = shardedInto(4);
    Member one = joined("one");

    Share share = members().beat(one);

    assertThat(share.kept()).containsExactlyInAnyOrderElementsOf(sharding.shards());
    assertThat(share.surplus()).isEmpty();
    assertThat(members().leases())
        .allMatch(lease -> lease.owner().equals("one"))
        .extracting(Lease::shard)
        .containsExactlyElementsOf(sharding.shards());
    members().leave(one);
  }

  @Test
  default void aShardIsHandedOverWhenItsHolderHasReleasedIt() {
    Sharding sharding = shardedInto(4);
    Member one = joined("one");
    members().beat(one);
    Member two = joined("two");

    assertThat(members().beat(two)).isEqualTo(new Share(Set.of(), Set.of()));
    assertThat(members().beat(one)).isEqualTo(new Share(of(sharding, 0, 2), of(sharding, 1, 3)));
    members().release(one, sharding.shard(1));
    assertThat(members().beat(two).kept()).isEqualTo(of(sharding, 1));
    assertThat(members().beat(one).surplus()).isEqualTo(of(sharding, 3));
    members().release(two, sharding.shard(3));
    assertThat(members().beat(one).surplus()).isEqualTo(of(sharding, 3));
    members().leave(one);
    members().leave(two);
  }

  @Test
  default void whoLeavesLeavesItsShardsAtOnce() {
    Sharding sharding = shardedInto(2);
    Member one = joined("one");
    Member two = joined("two");
    members().beat(one);
    members().beat(two);

    members().leave(one);

    assertThat(members().leases()).extracting(Lease::owner).containsExactly("two");
    assertThat(members().beat(two).kept()).isEqualTo(of(sharding, 0, 1));
    members().leave(two);
  }

  @Test
  default void whoIsNotHeardOfForALifeLosesItsShards() {
    Sharding sharding = shardedInto(2);
    Member one = joined("one");
    Member two = joined("two");
    members().beat(one);
    members().beat(two);

    pass(RelayMembers.LIFE.minusSeconds(1));
    assertThat(members().beat(two).kept()).isEqualTo(of(sharding, 1));
    pass(Duration.ofSeconds(2));
    assertThat(members().beat(two).kept()).isEqualTo(of(sharding, 0, 1));

    assertThat(members().beat(one)).isEqualTo(new Share(Set.of(), Set.of()));
    assertThat(members().beat(two)).isEqualTo(new Share(of(sharding, 0), of(sharding, 1)));
    members().leave(one);
    members().leave(two);
  }

  @Test
  default void oneOfTheSameNameTakesOverWithoutWaiting() {
    Sharding sharding = shardedInto(2);
    Member one = joined("one");
    members().beat(one);

    Member again = joined("one");

    assertThat(members().beat(again).kept()).isEqualTo(of(sharding, 0, 1));
    assertThatThrownBy(() -> members().beat(one))
        .isInstanceOf(PermanentFailure.class)
        .hasMessageContaining("one");
    members().release(one, sharding.shard(0));
    members().leave(one);
    Member two = joined("two");
    assertThat(members().beat(two)).isEqualTo(new Share(Set.of(), Set.of()));
    assertThat(members().leases()).hasSize(2);
    members().leave(again);
    members().leave(two);
  }

  @Test
  default void oneThatWasReplacedAndLivesDoesNotReplaceInItsTurn() {
    Sharding sharding = shardedInto(2);
    Member one = joined("one");
    Member another = joined("one");
    assertThatThrownBy(() -> members().beat(one)).isInstanceOf(PermanentFailure.class);

    assertThatThrownBy(() -> joined("one"))
        .isInstanceOf(TransientFailure.class)
        .hasMessageContaining("one");

    assertThat(members().beat(another).kept()).isEqualTo(of(sharding, 0, 1));
    members().leave(another);
    Member restarted = joined("one");
    assertThat(members().beat(restarted).kept()).isEqualTo(of(sharding, 0, 1));
    members().leave(restarted);
  }

  @Test
  default void aNameThatTwoUsedIsFreeOnceItsHolderIsDead() {
    Sharding sharding = shardedInto(2);
    Member one = joined("one");
    Member another = joined("one");
    members().beat(another);
    assertThatThrownBy(() -> members().beat(one)).isInstanceOf(PermanentFailure.class);

    pass(RelayMembers.LIFE.plusSeconds(1));

    Member restarted = joined("one");
    assertThat(members().beat(restarted).kept()).isEqualTo(of(sharding, 0, 1));
    Member again = joined("one");
    assertThat(members().beat(again).kept()).isEqualTo(of(sharding, 0, 1));
    members().leave(again);
  }

  @Test
  default void shardsOfAnEarlierGenerationAreNobodysAnyMore() {
    Member one = joined("one");
    shardedInto(4);
    members().beat(one);

    Sharding next = shardedInto(2);

    assertThat(members().beat(one).kept()).isEqualTo(of(next, 0, 1));
    assertThat(members().leases()).hasSize(2);
    members().leave(one);
  }

  private Member joined(String name) {
    Member member = new Member(name, UUID.randomUUID());
    members().join(member);
    return member;
  }

  private static Set<Shard> of(Sharding sharding, int... numbers) {
    return Arrays.stream(numbers).mapToObj(sharding::shard).collect(Collectors.toSet());
  }
}
