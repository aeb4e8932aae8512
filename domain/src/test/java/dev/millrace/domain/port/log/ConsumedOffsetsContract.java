package dev.millrace.domain.port.log;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.domain.view.Position;
import java.util.List;
import org.junit.jupiter.api.Test;

public interface ConsumedOffsetsContract {

  ConsumedOffsets offsets();

  /** A topic with partitions 0 and 1. */
  String topic();

  /** The next offsets to read of a group, by the brokers. */
  List<Position> committed(String group);

  @Test
  default void whatIsCommittedIsSeen() {
    List<Position> next = List.of(new Position(topic(), 0, 5), new Position(topic(), 1, 9));
    offsets().commit("seen", next);
    assertThat(committed("seen")).containsExactlyInAnyOrderElementsOf(next);
  }

  @Test
  default void aPartitionThatIsNotNamedStays() {
    offsets().commit("stays", List.of(new Position(topic(), 0, 5), new Position(topic(), 1, 9)));
    offsets().commit("stays", List.of(new Position(topic(), 0, 6)));
    assertThat(committed("stays"))
        .containsExactlyInAnyOrder(new Position(topic(), 0, 6), new Position(topic(), 1, 9));
  }

  @Test
  default void nothingToCommitIsHarmless() {
    offsets().commit("nothing", List.of());
    assertThat(committed("nothing")).isEmpty();
  }
}
