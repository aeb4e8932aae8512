package dev.millrace.adapters.spark;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.domain.document.Bytes;
import dev.millrace.domain.event.EventHeaders;
import dev.millrace.domain.event.RunId;
import dev.millrace.domain.port.deadletter.DeadLetter;
import dev.millrace.domain.port.receipt.Receipt;
import dev.millrace.domain.record.FamilyName;
import dev.millrace.domain.view.Position;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

final class TallyTest {

  private static final FamilyName THINGS = new FamilyName("things");
  private static final RunId RUN = new RunId(new UUID(1, 1));

  private final Tally tally = new Tally();

  @Test
  void anEventCountsAtItsFirstAttemptAlone() {
    tally.served(RUN, 1);
    tally.served(RUN, 1);
    tally.served(RUN, 2);
    tally.deadLettered(letter(1));
    tally.deadLettered(letter(3));

    assertThat(tally.receipts(THINGS, 5, 6)).containsExactly(new Receipt(THINGS, 5, 6, RUN, 2, 1));
  }

  @Test
  void aBatchOfReplaysMakesNoReceipt() {
    tally.served(RUN, 2);

    assertThat(tally.receipts(THINGS, 5, 6)).isEmpty();
    assertThat(tally.rows()).isExhausted();
  }

  private static DeadLetter letter(int attempt) {
    return new DeadLetter(
        "things",
        new Position("millrace.things", 0, attempt),
        null,
        null,
        Map.of(EventHeaders.RUN_ID, Bytes.ofText(RUN.toString())),
        "facts",
        DeadLetter.Code.NOT_FRAMED,
        "empty",
        null,
        Instant.EPOCH,
        attempt);
  }
}
