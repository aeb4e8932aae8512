package dev.millrace.domain.port.log;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.domain.view.Position;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

public interface ConsumedOffsetsContract {

  Instant NOON = Instant.parse("2026-11-21T12:00:00.123456Z");

  ConsumedOffsets offsets();

  /** A topic with partitions 0 and 1. */
  String topic();

  /** The next offsets to read of a group, by the brokers. */
  List<Position> committed(String group);

  @Test
  default void whatIsCommittedIsSeen() {
    List<Position> next = List.of(new Position(topic(), 0, 5), new Position(topic(), 1, 9));
    offsets().commit("seen", new Progress(next, 3, NOON));
    assertThat(committed("seen")).containsExactlyInAnyOrderElementsOf(next);
  }

  @Test
  default void theLastProgressIsTold() {
    List<Position> next = List.of(new Position(topic(), 0, 5), new Position(topic(), 1, 9));
    offsets().commit("told", new Progress(next, 3, NOON));
    offsets().commit("told", new Progress(next, 4, NOON.plusSeconds(1)));
    offsets().commit("told", new Progress(next, 4, NOON.plusSeconds(10)));
    Progress last = offsets().last("told").orElseThrow();
    assertThat(last.next()).containsExactlyInAnyOrderElementsOf(next);
    assertThat(last.batch()).isEqualTo(4);
    assertThat(last.at()).isEqualTo(NOON.plusSeconds(10));
  }

  @Test
  default void aGroupThatCommittedNothingHasNoProgress() {
    assertThat(offsets().last("unheard-of")).isEmpty();
  }

  @Test
  default void aPartitionThatIsNotNamedStays() {
    List<Position> both = List.of(new Position(topic(), 0, 5), new Position(topic(), 1, 9));
    offsets().commit("stays", new Progress(both, 3, NOON));
    List<Position> first = List.of(new Position(topic(), 0, 6));
    offsets().commit("stays", new Progress(first, 4, NOON.plusSeconds(1)));
    assertThat(committed("stays"))
        .containsExactlyInAnyOrder(new Position(topic(), 0, 6), new Position(topic(), 1, 9));
    Progress last = offsets().last("stays").orElseThrow();
    assertThat(last.next()).containsExactlyInAnyOrderElementsOf(committed("stays"));
    assertThat(last.batch()).isEqualTo(4);
    assertThat(last.at()).isEqualTo(NOON.plusSeconds(1));
  }

  @Test
  default void nothingToCommitIsHarmless() {
    offsets().commit("nothing", new Progress(List.of(), 0, NOON));
    assertThat(committed("nothing")).isEmpty();
  }
}
