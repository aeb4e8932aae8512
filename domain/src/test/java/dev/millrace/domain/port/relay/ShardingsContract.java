package dev.millrace.domain.port.relay;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.domain.event.RunId;
import dev.millrace.domain.port.intake.Intake;
import dev.millrace.domain.port.ledger.Ledger;
import dev.millrace.domain.port.outbox.Cursor;
import dev.millrace.domain.port.outbox.Horizon;
import dev.millrace.domain.port.outbox.Outbox;
import dev.millrace.domain.port.outbox.RelayProgress;
import dev.millrace.domain.port.outbox.Shard;
import dev.millrace.domain.port.outbox.Sharding;
import dev.millrace.domain.port.outbox.Snapshot;
import dev.millrace.domain.port.run.Runs;
import dev.millrace.domain.testing.PageFixture;
import dev.millrace.domain.testing.Submitted;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What every {@link Shardings} does; the other ports are of the same store. */
public interface ShardingsContract {

  Shardings shardings();

  RelayProgress progress();

  Outbox outbox(Shard shard);

  Ledger ledger();

  Intake intake();

  Runs runs();

  @Test
  default void thereIsAGenerationUnderWayAndNoneAgreedUpon() {
    Sharding current = settled(1);
    assertThat(shardings().current()).isEqualTo(current);
    assertThat(shardings().agreed()).isEmpty();
    assertThat(shardings().end()).isEmpty();
    assertThat(outbox(current.shard(0)).horizon().successor()).isNull();
  }

  @Test
  default void anAgreementEndsAllShardsAtOneSnapshot() {
    Sharding current = settled(2);
    Snapshot before = outbox(current.shard(0)).horizon().snapshot();
    Sharding next = shardings().agree(4);
    Horizon end = outbox(current.shard(0)).horizon();
    takeIn(1);

    assertThat(next).isEqualTo(current.followedBy(4));
    assertThat(shardings().agreed()).contains(next);
    assertThat(shardings().current()).isEqualTo(current);
    assertThat(end.successor()).isEqualTo(next);
    assertThat(end.snapshot().includes(before)).isTrue();
    assertThat(outbox(current.shard(1)).horizon()).isEqualTo(end);
    assertThat(outbox(next.shard(1)).horizon().successor()).isNull();
    assertThat(outbox(next.shard(1)).horizon().snapshot().xmax())
        .isGreaterThan(end.snapshot().xmax());
  }

  @Test
  default void theFirstAgreementStays() {
    settled(1);
    Sharding next = shardings().agree(2);
    assertThat(shardings().agree(8)).isEqualTo(next);
    assertThat(shardings().agree(2)).isEqualTo(next);
  }

  @Test
  default void theNextGenerationBeginsWhenAllShardsAreClosedAndNotBefore() {
    Sharding current = settled(2);
    Sharding next = shardings().agree(4);
    Cursor closed = closed(current);
    progress().save(current.shard(0), closed);

    assertThat(shardings().end()).isEmpty();
    assertThat(shardings().begin(next)).isFalse();
    progress().save(current.shard(1), closed);
    assertThat(shardings().end()).contains(closed);
    assertThat(shardings().begin(next)).isTrue();

    assertThat(shardings().current()).isEqualTo(next);
    assertThat(shardings().agreed()).isEmpty();
    assertThat(shardings().end()).isEmpty();
    assertThat(shardings().begin(next)).isTrue();
  }

  @Test
  default void onlyTheShardsUnderWayHaveProgress() {
    Sharding current = settled(2);
    Sharding next = begun(current, 4);
    Cursor end = closed(current);

    assertThat(next.shards())
        .allSatisfy(shard -> assertThat(progress().find(shard)).contains(end.successors()));
    assertThat(current.shards()).allSatisfy(shard -> assertThat(progress().find(shard)).isEmpty());
    progress().save(current.shard(1), end);
    assertThat(progress().find(current.shard(1))).isEmpty();
  }

  @Test
  default void theEndOfAGenerationStaysWhereItWas() {
    Sharding current = settled(1);
    shardings().agree(2);
    Horizon end = outbox(current.shard(0)).horizon();
    begun(begun(current, 2), 1);
    takeIn(1);
    assertThat(outbox(current.shard(0)).horizon()).isEqualTo(end);
  }

  @Test
  default void aRowIsPublishedWhenTheCursorOfItsShardCoversIt() {
    Sharding sharding = settled(4);
    RunId run = takeIn(40);
    assertThat(ledger().sheet(run).orElseThrow().published()).isZero();
    Shard shard = sharding.shard(3);
    Snapshot now = outbox(shard).snapshot();
    Cursor before = progress().find(shard).orElseThrow();
    long rows = outbox(shard).read(before.advance(now), 100).size();

    progress().save(shard, before.advance(now).advance(now));

    assertThat(rows).isPositive();
    assertThat(ledger().sheet(run).orElseThrow().published()).isEqualTo(rows);
  }

  private RunId takeIn(int records) {
    RunId run = Submitted.run(runs());
    List<String> page =
        IntStream.range(0, records).mapToObj(i -> UUID.randomUUID() + "=" + i).toList();
    intake().inTransaction(PageFixture.of(run, 1, page)::takeIn);
    return run;
  }

  /** A generation of so many shards that is under way, with no other agreed upon. */
  private Sharding settled(int count) {
    shardings().agreed().ifPresent(agreed -> begun(shardings().current(), agreed.count()));
    return begun(shardings().current(), count);
  }

  /** Ends a generation for another; the one that begins. */
  private Sharding begun(Sharding current, int count) {
    Sharding next = shardings().agree(count);
    Cursor closed = closed(current);
    current.shards().forEach(shard -> progress().save(shard, closed));
    assertThat(shardings().begin(next)).isTrue();
    return next;
  }

  private Cursor closed(Sharding sharding) {
    Outbox outbox = outbox(sharding.shard(0));
    Horizon end = outbox.horizon();
    return Cursor.beginning(outbox.systemIdentifier())
        .closed(end.snapshot(), Objects.requireNonNull(end.successor()));
  }
}
