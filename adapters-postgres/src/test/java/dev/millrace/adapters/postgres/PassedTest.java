package dev.millrace.adapters.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.domain.port.outbox.Cursor;
import dev.millrace.domain.port.outbox.Snapshot;
import java.util.List;
import org.junit.jupiter.api.Test;

class PassedTest {

  private static final Snapshot FROM = new Snapshot(10, 10, List.of());
  private static final Snapshot TO = new Snapshot(15, 20, List.of(15L));
  private static final Snapshot NOW = new Snapshot(30, 30, List.of());

  private final Passed passed = new Passed(FROM, TO);

  @Test
  void whatFollowsIsLeft() {
    assertThat(passed.shorten(cursor(FROM, NOW, 7))).isEqualTo(cursor(TO, NOW, 7));
  }

  @Test
  void theSpanItselfIsEmpty() {
    assertThat(passed.shorten(cursor(FROM, TO, 0)).spansNothing()).isTrue();
  }

  @Test
  void aCursorThatStandsElsewhereIsLeftAlone() {
    Cursor elsewhere = cursor(new Snapshot(11, 11, List.of()), NOW, 0);
    assertThat(passed.shorten(elsewhere)).isEqualTo(elsewhere);
  }

  @Test
  void aSpanThatEndsEarlierIsLeftAlone() {
    Cursor earlier = cursor(FROM, new Snapshot(14, 18, List.of(14L)), 0);
    assertThat(passed.shorten(earlier)).isEqualTo(earlier);
  }

  private static Cursor cursor(Snapshot from, Snapshot to, long lastSeq) {
    return new Cursor("7", from, to, lastSeq);
  }
}
