package dev.millrace.domain.port.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** What every {@link RelayProgress} does. */
public interface RelayProgressContract {

  RelayProgress progress();

  @Test
  default void theCursorSavedLastIsFound() {
    Shard shard = Shard.WHOLE;
    Cursor beginning = Cursor.beginning("7");
    Cursor later =
        beginning.advance(new Snapshot(10, 20, List.of(10L, 15L))).upTo(Long.MAX_VALUE - 1);
    assertThat(progress().find(shard)).isEmpty();
    progress().save(shard, beginning);
    assertThat(progress().find(shard)).contains(beginning);
    progress().save(shard, later);
    assertThat(progress().find(shard)).contains(later);
  }
}
