package dev.millrace.domain.port.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class SnapshotTest {

  private final Snapshot snapshot = new Snapshot(10, 15, List.of(10L, 13L));

  @Test
  void itSeesWhatHadFinished() {
    assertThat(LongStream.rangeClosed(8, 17).filter(snapshot::sees))
        .containsExactly(8L, 9L, 11L, 12L, 14L);
  }

  @Test
  void theBeginningSeesNothing() {
    assertThat(LongStream.of(0, 1, 3, Long.MAX_VALUE).filter(Snapshot.BEGINNING::sees)).isEmpty();
  }

  @Test
  void itIncludesEveryEarlierMomentAndNoLater() {
    Snapshot later = new Snapshot(10, 15, List.of(13L));
    assertThat(snapshot.includes(snapshot)).isTrue();
    assertThat(snapshot.includes(Snapshot.BEGINNING)).isTrue();
    assertThat(later.includes(snapshot)).isTrue();
    assertThat(snapshot.includes(later)).isFalse();
    assertThat(snapshot.includes(new Snapshot(10, 16, List.of(10L, 13L, 15L)))).isFalse();
    assertThat(new Snapshot(10, 20, List.of(10L, 13L)).includes(snapshot)).isTrue();
  }

  @Test
  void itsBoundsAreInOrder() {
    assertThatThrownBy(() -> new Snapshot(5, 4, List.of()))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Snapshot(5, 9, List.of(4L)))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Snapshot(5, 9, List.of(9L)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("5:9:[9]");
    assertThat(new Snapshot(5, 5, List.of()).sees(5)).isFalse();
    assertThat(new Snapshot(5, 9, List.of(5L, 8L)).inProgress()).containsExactly(5L, 8L);
  }
}
