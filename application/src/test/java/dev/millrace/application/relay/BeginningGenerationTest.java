package dev.millrace.application.relay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.millrace.application.InMemoryPath;
import dev.millrace.domain.failure.TransientFailure;
import dev.millrace.domain.port.log.InMemoryEventLog;
import dev.millrace.domain.port.outbox.Cursor;
import dev.millrace.domain.port.outbox.Shard;
import dev.millrace.domain.port.outbox.Sharding;
import java.util.List;
import org.junit.jupiter.api.Test;

class BeginningGenerationTest {

  private final InMemoryPath path = new InMemoryPath(1);
  private final BeginningGeneration beginning =
      new BeginningGeneration(path.shardings, shard -> new InMemoryEventLog(path.log, shard));

  @Test
  void nothingBeginsBeforeAllShardsAreClosed() {
    assertThat(beginning.begin()).isFalse();
    Sharding next = path.shardings.agree(4);

    assertThat(beginning.begin()).isFalse();

    assertThat(path.log.cursors()).isEmpty();
    assertThat(path.shardings.agreed()).contains(next);
  }

  @Test
  void theNextShardsBeginWhereThePresentOnesEnded() {
    Sharding next = closed();
    Cursor end = path.shardings.end().orElseThrow();

    assertThat(beginning.begin()).isTrue();

    assertThat(path.shardings.current()).isEqualTo(next);
    assertThat(next.shards())
        .allSatisfy(
            shard -> {
              assertThat(path.log.cursor(shard)).contains(end.successors());
              assertThat(path.progress.find(shard)).contains(end.successors());
            });
    assertThat(path.progress.find(Shard.WHOLE)).isEmpty();
    assertThat(beginning.begin()).isFalse();
  }

  @Test
  void whatAnotherBeganAndDidNotEndIsMadeGood() {
    Sharding next = closed();
    Cursor end = path.shardings.end().orElseThrow();
    place(next.shard(1), end.successors());

    assertThat(beginning.begin()).isTrue();

    assertThat(next.shards())
        .allSatisfy(shard -> assertThat(path.log.cursor(shard)).contains(end.successors()));
  }

  @Test
  void aCursorThatWasLeftOfAnotherHistoryIsReplaced() {
    Sharding next = closed();
    place(next.shard(2), Cursor.beginning("another"));

    beginning.begin();

    assertThat(path.log.cursor(next.shard(2))).isEqualTo(path.progress.find(next.shard(2)));
  }

  /** Between its look whether all are closed and its opening of a shard, another has begun. */
  @Test
  void shardsThatAnotherHasBegunMeanwhileAreNotSetBack() {
    Sharding next = closed();
    Shard shard = next.shard(3);
    path.ingest(InMemoryPath.users(5, 6, "Ulm"), 5);
    Cursor later = path.shardings.end().orElseThrow().successors().advance(path.store.snapshot());
    BeginningGeneration slow =
        new BeginningGeneration(
            path.shardings,
            each -> {
              if (beginning.begin()) {
                place(shard, later);
              }
              return new InMemoryEventLog(path.log, each);
            });

    assertThat(slow.begin()).isTrue();

    assertThat(path.log.cursor(shard)).contains(later);
  }

  /** An opening fails as long as something of the shard hangs that it cannot end. */
  @Test
  void nothingBeginsWhileAShardThatHasEndedCannotBeOpened() {
    Sharding next = closed();
    BeginningGeneration hindered =
        new BeginningGeneration(
            path.shardings,
            shard -> {
              if (shard.equals(Shard.WHOLE)) {
                throw new TransientFailure("something hangs");
              }
              return new InMemoryEventLog(path.log, shard);
            });

    assertThatThrownBy(hindered::begin).hasMessage("something hangs");

    assertThat(path.shardings.agreed()).contains(next);
    assertThat(path.log.cursor(next.shard(0))).isEmpty();
    assertThat(beginning.begin()).isTrue();
  }

  /** The brokers lost the closing, or somebody removed the cursor. */
  @Test
  void nothingBeginsBeforeAllShardsAreClosedInTheLog() {
    Sharding next = closed();
    Cursor end = path.shardings.end().orElseThrow();
    place(Shard.WHOLE, end.successors());

    assertThatThrownBy(beginning::begin)
        .isInstanceOf(TransientFailure.class)
        .hasMessageContaining(Shard.WHOLE.toString());

    assertThat(path.shardings.agreed()).contains(next);
    path.relay();
    assertThat(beginning.begin()).isTrue();
  }

  private void place(Shard shard, Cursor cursor) {
    try (InMemoryEventLog log = new InMemoryEventLog(path.log, shard)) {
      log.open();
      log.publish(List.of(), cursor);
    }
  }

  /** Four shards are agreed upon, and the only one is closed. */
  private Sharding closed() {
    path.ingest(InMemoryPath.users(0, 5, "Ulm"), 5);
    Sharding next = path.shardings.agree(4);
    path.relay();
    return next;
  }
}
