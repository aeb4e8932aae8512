package dev.millrace.domain.port.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.domain.port.log.Rows;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What every {@link RelayProgress} does. */
public interface RelayProgressContract {

  RelayProgress progress();

  @Test
  default void theCursorSavedLastIsFound() {
    Shard shard = Shard.WHOLE;
    Cursor beginning = Cursor.beginning("7");
    Snapshot seen = new Snapshot(10, 20, List.of(10L, 15L));
    Cursor later =
        new Cursor("7", Snapshot.BEGINNING, seen, Long.MAX_VALUE - 1, Rows.event(7), null);
    assertThat(progress().find(shard)).isEmpty();
    progress().save(shard, beginning);
    assertThat(progress().find(shard)).contains(beginning);
    progress().save(shard, later);
    assertThat(progress().find(shard)).contains(later);
  }
}
