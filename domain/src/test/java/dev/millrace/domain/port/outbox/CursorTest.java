package dev.millrace.domain.port.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class CursorTest {

  private final Snapshot first = new Snapshot(10, 12, List.of(10L));
  private final Snapshot second = new Snapshot(13, 14, List.of(13L));

  @Test
  void aClosedCursorCoversAllThatItsEndSeesAndItsSuccessorsGoOnFromThere() {
    Snapshot end = new Snapshot(10, 20, List.of(15L));
    Sharding next = Sharding.FIRST.followedBy(2);
    Cursor closed = Cursor.beginning("7").closed(end, next);
    assertThat(closed.isClosed()).isTrue();
    assertThat(closed.successor()).isEqualTo(next);
    assertThat(closed.covers(19, Long.MAX_VALUE)).isTrue();
    assertThat(closed.covers(15, 1)).isFalse();
    assertThat(closed.successors()).isEqualTo(new Cursor("7", end, end, 0));
    assertThat(closed.successors().isClosed()).isFalse();
  }

  @Test
  void atTheBeginningNothingIsPublished() {
    Cursor beginning = Cursor.beginning("system");
    assertThat(beginning.systemIdentifier()).isEqualTo("system");
    assertThat(beginning.covers(1, 1)).isFalse();
  }

  @Test
  void aSpanIsPublishedUpToItsLastSequence() {
    Cursor cursor = Cursor.beginning("system").advance(first).upTo(100);
    assertThat(cursor.covers(9, 100)).isTrue();
    assertThat(cursor.covers(9, 101)).isFalse();
    assertThat(cursor.covers(10, 99)).as("still in progress").isFalse();
  }

  @Test
  void aRowThatCommitsLateIsNotCoveredByTheSequenceThatPassedIt() {
    Cursor cursor = Cursor.beginning("system").advance(first).upTo(100).advance(second);
    assertThat(cursor.lastSeq()).isZero();
    assertThat(cursor.covers(11, 100)).as("seen by the first snapshot").isTrue();
    assertThat(cursor.covers(10, 50)).as("finished since").isFalse();
    assertThat(cursor.upTo(50).covers(10, 50)).isTrue();
    assertThat(cursor.upTo(200).covers(13, 60)).as("still in progress").isFalse();
  }

  @Test
  void aRelayIsBehindOneThatHasComeFurther() {
    Cursor early = Cursor.beginning("system").advance(first).upTo(100);
    Cursor later = early.upTo(200);
    Cursor next = later.advance(second).upTo(250);
    for (Cursor cursor : List.of(early, later, next)) {
      assertThat(cursor.isBehind(cursor)).isFalse();
      assertThat(Cursor.beginning("system").isBehind(cursor)).isTrue();
      assertThat(cursor.isBehind(Cursor.beginning("system"))).isFalse();
    }
    assertThat(early.isBehind(later)).isTrue();
    assertThat(later.isBehind(early)).isFalse();
    assertThat(later.isBehind(next)).isTrue();
    assertThat(next.isBehind(later)).isFalse();
  }

  @Test
  void nothingIsReadBetweenASnapshotAndItself() {
    Cursor cursor = Cursor.beginning("system").advance(first);
    assertThat(cursor.spansNothing()).isFalse();
    assertThat(cursor.upTo(100).advance(first).spansNothing()).isTrue();
    assertThat(cursor.advance(second).spansNothing()).isFalse();
  }
}
