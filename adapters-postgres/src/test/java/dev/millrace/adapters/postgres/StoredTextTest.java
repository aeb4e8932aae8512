package dev.millrace.adapters.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.domain.port.outbox.Snapshot;
import dev.millrace.domain.view.ViewKeys;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** The forms in which values are stored as text. */
class StoredTextTest {

  @Test
  void viewKeysAreReadAsTheyWereWritten() {
    ViewKeys keys =
        new ViewKeys(
            Map.of(
                "users_by_id",
                List.of("a"),
                "odd",
                List.of("", "\"", "\\", "\u0000", "\n", "\ud83d\ude00", "\ud800", "é", "]},:")));
    assertThat(ViewKeysText.read(ViewKeysText.write(keys))).isEqualTo(keys);
    assertThat(ViewKeysText.read("{}")).isEqualTo(ViewKeys.NONE);
  }

  @Test
  void anyViewKeysAreReadAsTheyWereWritten() {
    Random random = new Random(7);
    for (int i = 0; i < 1_000; i++) {
      List<String> texts = new ArrayList<>();
      for (int j = random.nextInt(4); j > 0; j--) {
        texts.add(
            random
                .ints(random.nextInt(8), 0, Character.MAX_VALUE + 1)
                .collect(
                    StringBuilder::new,
                    (text, unit) -> text.append((char) unit),
                    StringBuilder::append)
                .toString());
      }
      ViewKeys keys = new ViewKeys(Map.of("view", texts));
      assertThat(ViewKeysText.read(ViewKeysText.write(keys))).isEqualTo(keys);
    }
  }

  @Test
  void snapshotsAreWrittenAsTheServerDoes() {
    Snapshot snapshot = new Snapshot(10, 20, List.of(10L, 15L));
    assertThat(SnapshotText.of(snapshot)).isEqualTo("10:20:10,15");
    assertThat(SnapshotText.parse("10:20:10,15")).isEqualTo(snapshot);
    assertThat(SnapshotText.parse("7:7:")).isEqualTo(new Snapshot(7, 7, List.of()));
    assertThat(SnapshotText.parse(SnapshotText.of(Snapshot.BEGINNING)))
        .isEqualTo(Snapshot.BEGINNING);
  }

  @Test
  void plainTextHasAVisibleReplacementForWhatCannotBeStored() {
    assertThat(PlainText.of("a\u0000b\ud800c\ud83d\ude00"))
        .isEqualTo("a\ufffdb\ufffdc\ud83d\ude00");
  }
}
