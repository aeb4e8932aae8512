package dev.millrace.domain.port.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.millrace.domain.document.Bytes;
import dev.millrace.domain.event.EventId;
import dev.millrace.domain.port.deadletter.DeadLetter;
import dev.millrace.domain.port.outbox.Cursor;
import dev.millrace.domain.port.outbox.OutboxRow;
import dev.millrace.domain.port.outbox.Shard;
import dev.millrace.domain.port.outbox.Sharding;
import dev.millrace.domain.record.FamilyName;
import dev.millrace.domain.record.Slot;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

public interface EventLogContract {

  /** A new writer of a shard, not yet open. */
  EventLog writer(Shard shard);

  /** Four shards that no other test writes. */
  Sharding freshSharding();

  /** A family whose topic is there and empty. */
  FamilyName freshFamily();

  /** What read_committed readers see of a family's topic, by partition and offset. */
  List<LoggedEvent> visible(FamilyName family);

  /** The dead letters of a family that read_committed readers see. */
  List<DeadLetter> letters(FamilyName family);

  /** A family without a topic. */
  FamilyName absentFamily();

  /** How many partitions the topics have. */
  int partitions();

  private Shard freshShard() {
    return freshSharding().shard(1);
  }

  @Test
  default void aFreshShardHasNoCursor() {
    try (EventLog log = writer(freshShard())) {
      assertThat(log.open()).isEmpty();
    }
  }

  @Test
  default void rowsAndCursorBecomeVisibleTogether() {
    Shard shard = freshShard();
    FamilyName family = freshFamily();
    try (EventLog log = writer(shard)) {
      log.open();
      log.publish(Rows.range(family, 1, 20), Rows.cursor(20));
      log.publish(Rows.range(family, 21, 30), Rows.cursor(30));
    }
    assertThat(events(family)).containsExactlyInAnyOrderElementsOf(ids(1, 30));
    try (EventLog next = writer(shard)) {
      assertThat(next.open()).contains(Rows.cursor(30));
    }
  }

  @Test
  default void aCursorMovesWithoutRows() {
    Shard shard = freshShard();
    try (EventLog log = writer(shard)) {
      log.open();
      log.publish(List.of(), Rows.cursor(5));
      assertThat(log.open()).contains(Rows.cursor(5));
    }
  }

  @Test
  default void aClosedCursorIsFoundClosed() {
    Shard shard = freshShard();
    Cursor closed = Rows.cursor(5).closed(Rows.cursor(5).to(), shard.sharding().followedBy(8));
    try (EventLog log = writer(shard);
        EventLog heir = writer(shard)) {
      log.open();
      log.publish(List.of(), closed);
      assertThat(heir.open()).contains(closed);
    }
  }

  @Test
  default void aLaterWriterFencesTheEarlier() {
    Shard shard = freshShard();
    FamilyName family = freshFamily();
    try (EventLog zombie = writer(shard);
        EventLog heir = writer(shard)) {
      zombie.open();
      zombie.publish(Rows.range(family, 1, 3), Rows.cursor(3));
      assertThat(heir.open()).contains(Rows.cursor(3));
      assertThatThrownBy(() -> zombie.publish(Rows.range(family, 4, 6), Rows.cursor(6)))
          .isInstanceOf(Fenced.class);
      heir.publish(Rows.range(family, 4, 5), Rows.cursor(5));
    }
    assertThat(events(family)).containsExactlyInAnyOrderElementsOf(ids(1, 5));
  }

  @Test
  default void aFencedWriterThatOpensAgainTakesOver() {
    Shard shard = freshShard();
    try (EventLog first = writer(shard);
        EventLog second = writer(shard)) {
      first.open();
      second.open();
      assertThatThrownBy(() -> first.publish(List.of(), Rows.cursor(1))).isInstanceOf(Fenced.class);
      first.open();
      first.publish(List.of(), Rows.cursor(2));
      assertThatThrownBy(() -> second.publish(List.of(), Rows.cursor(9)))
          .isInstanceOf(Fenced.class);
      assertThat(first.open()).contains(Rows.cursor(2));
    }
  }

  @Test
  default void shardsDoNotFenceEachOther() {
    Sharding sharding = freshSharding();
    try (EventLog one = writer(sharding.shard(2));
        EventLog other = writer(sharding.shard(3))) {
      one.open();
      other.open();
      one.publish(List.of(), Rows.cursor(1));
      other.publish(List.of(), Rows.cursor(2));
      assertThat(one.open()).contains(Rows.cursor(1));
      assertThat(other.open()).contains(Rows.cursor(2));
    }
  }

  @Test
  default void aShardOfAnotherGenerationIsAnotherShard() {
    try (EventLog one = writer(freshSharding().shard(1));
        EventLog other = writer(freshSharding().shard(1))) {
      one.open();
      assertThat(other.open()).isEmpty();
      one.publish(List.of(), Rows.cursor(1));
      assertThat(other.open()).isEmpty();
    }
  }

  @Test
  default void rowsOfAKeyKeepTheirOrder() {
    FamilyName family = freshFamily();
    List<OutboxRow> rows =
        LongStream.rangeClosed(1, 200).mapToObj(n -> Rows.row(family, n, "key-" + n % 5)).toList();
    try (EventLog log = writer(freshShard())) {
      log.open();
      log.publish(rows, Rows.cursor(200));
    }
    for (int key = 0; key < 5; key++) {
      String name = "key-" + key;
      assertThat(
              visible(family).stream().filter(seen -> hasKey(seen, name)).map(LoggedEvent::event))
          .containsExactlyElementsOf(
              rows.stream()
                  .filter(r -> r.key().value().equals(name))
                  .map(OutboxRow::event)
                  .toList());
    }
  }

  @Test
  default void aKeyIsInThePartitionOfItsSlot() {
    FamilyName family = freshFamily();
    try (EventLog log = writer(freshShard())) {
      log.open();
      log.publish(Rows.range(family, 1, 50), Rows.cursor(50));
    }
    assertThat(visible(family))
        .hasSize(50)
        .allSatisfy(
            seen ->
                assertThat(seen.position().partition())
                    .isEqualTo(Slot.of(Objects.requireNonNull(seen.key())) % partitions()));
  }

  @Test
  default void aRowThatIsTooLargeIsNamedAndLeavesNothing() {
    Shard shard = freshShard();
    FamilyName family = freshFamily();
    OutboxRow large = Rows.withPayload(Rows.row(family, 2, "large"), Bytes.of(new byte[9 << 20]));
    List<OutboxRow> rows = List.of(Rows.row(family, 1, "a"), large, Rows.row(family, 3, "b"));
    try (EventLog log = writer(shard)) {
      log.open();
      assertThat(refusals(log, rows))
          .singleElement()
          .satisfies(refusal -> assertThat(refusal.row()).isEqualTo(large))
          .satisfies(refusal -> assertThat(refusal.code()).isEqualTo(DeadLetter.Code.TOO_LARGE));
      log.publish(Rows.range(family, 4, 4), Rows.cursor(4));
      assertThat(log.open()).contains(Rows.cursor(4));
    }
    assertThat(events(family)).containsExactly(Rows.event(4));
    assertThat(letters(family)).isEmpty();
  }

  @Test
  default void rowsCursorAndDeadLettersBecomeVisibleTogether() {
    FamilyName family = freshFamily();
    OutboxRow large = Rows.row(family, 2, "large");
    DeadLetter letter =
        DeadLetter.ofRow(large, DeadLetter.Code.TOO_LARGE, "9 MB", "x.Y", Instant.EPOCH);
    try (EventLog log = writer(freshShard())) {
      log.open();
      log.publish(
          List.of(Rows.row(family, 1, "a"), Rows.row(family, 3, "large")),
          List.of(letter),
          Rows.cursor(3));
      log.publish(List.of(), List.of(), Rows.cursor(4));
      assertThat(log.open()).contains(Rows.cursor(4));
    }
    assertThat(events(family)).containsExactlyInAnyOrder(Rows.event(1), Rows.event(3));
    assertThat(letters(family)).containsExactly(letter);
  }

  @Test
  default void aTopicThatIsNotThereRefusesAllItsRowsAndNoOthers() {
    FamilyName family = freshFamily();
    FamilyName absent = absentFamily();
    List<OutboxRow> rows =
        List.of(Rows.row(absent, 1, "a"), Rows.row(family, 2, "b"), Rows.row(absent, 3, "c"));
    try (EventLog log = writer(freshShard())) {
      log.open();
      assertThat(refusals(log, rows))
          .allMatch(Refusal::isOfTopic)
          .extracting(Refusal::row)
          .containsExactly(rows.get(0), rows.get(2));
      log.publish(rows.subList(1, 2), Rows.cursor(3));
    }
    assertThat(events(family)).containsExactly(Rows.event(2));
  }

  @Test
  default void publishingBeforeOpeningIsAMistake() {
    try (EventLog log = writer(freshShard())) {
      assertThatThrownBy(() -> log.publish(List.of(), Rows.cursor(1)))
          .isInstanceOf(IllegalStateException.class);
    }
  }

  @Test
  default void closingTwiceIsHarmless() {
    EventLog log = writer(freshShard());
    log.open();
    log.close();
    log.close();
    assertThatThrownBy(() -> log.publish(List.of(), Rows.cursor(1)))
        .isInstanceOf(IllegalStateException.class);
  }

  private static List<Refusal> refusals(EventLog log, List<OutboxRow> rows) {
    return catchThrowableOfType(
            Unpublishable.class, () -> log.publish(rows, Rows.cursor(rows.size())))
        .refusals();
  }

  private List<EventId> events(FamilyName family) {
    return visible(family).stream().map(seen -> Objects.requireNonNull(seen.event())).toList();
  }

  private static boolean hasKey(LoggedEvent seen, String key) {
    return Objects.requireNonNull(seen.key()).value().equals(key);
  }

  private static List<EventId> ids(long first, long last) {
    return LongStream.rangeClosed(first, last).mapToObj(Rows::event).toList();
  }
}
