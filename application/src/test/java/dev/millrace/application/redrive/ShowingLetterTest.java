package dev.millrace.application.redrive;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.application.InMemoryPath;
import dev.millrace.application.content.ShownField;
import dev.millrace.domain.document.Bytes;
import dev.millrace.domain.event.RunId;
import dev.millrace.domain.port.deadletter.DeadLetter;
import dev.millrace.domain.port.outbox.OutboxRow;
import dev.millrace.domain.view.Position;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ShowingLetterTest {

  private final InMemoryPath path = new InMemoryPath(1);
  private final ShowingLetter showing =
      new ShowingLetter(path.families, path.letters, path.schemas, path.codec);

  @Test
  void anEventIsDecodedWithWhatTellsOfAPersonMasked() {
    RunId run = path.ingest(InMemoryPath.users(0, 1, "Ulm"), 1);
    OutboxRow row = path.store.outbox().get(0).row();
    keep("users", row.payload());

    ShownLetter masked = showing.show(1, false).orElseThrow();
    ShownLetter whole = showing.show(1, true).orElseThrow();

    assertThat(masked.problem()).isNull();
    assertThat(masked.fields())
        .contains(
            new ShownField("eventId", row.event().toString()),
            new ShownField("version", "1"),
            new ShownField("runId", run.toString()));
    assertThat(masked.fields().toString()).contains("U**").doesNotContain("Ulm");
    assertThat(whole.fields().toString()).contains("Ulm");
    assertThat(whole.fields()).hasSameSizeAs(masked.fields());
  }

  @Test
  void whatCannotBeDecodedIsToldWithTheReason() {
    keep("users", Bytes.of(new byte[] {9, 9}));
    keep("users", null);
    keep("others", Bytes.EMPTY);

    assertThat(showing.show(1, true).orElseThrow().problem()).isNotBlank();
    assertThat(showing.show(2, true).orElseThrow().problem()).contains("not kept");
    assertThat(showing.show(3, true).orElseThrow().problem()).contains("no family");
    assertThat(showing.show(4, true)).isEmpty();
  }

  private void keep(String family, @Nullable Bytes value) {
    int offset = path.store.letters().size();
    path.ledger.keep(
        List.of(
            new DeadLetter(
                family,
                new Position("topic", 0, offset),
                null,
                value,
                Map.of(),
                "facts",
                DeadLetter.Code.MALFORMED,
                "planted",
                null,
                path.clock.instant(),
                1)));
  }
}
