package dev.millrace.domain.port.deadletter;

import dev.millrace.domain.event.RunId;
import dev.millrace.domain.port.deadletter.DeadLetter.Code;
import dev.millrace.domain.port.intake.Intake;
import dev.millrace.domain.port.ledger.Ledger;
import dev.millrace.domain.port.outbox.Outbox;
import dev.millrace.domain.port.outbox.OutboxContract;
import dev.millrace.domain.port.outbox.OutboxRow;
import dev.millrace.domain.port.run.Runs;
import dev.millrace.domain.testing.PageFixture;
import dev.millrace.domain.testing.Submitted;
import java.time.Instant;
import java.util.List;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The ports of one store, and rows of it that died. */
public interface DeadRows {

  KeptLetters letters();

  Redrives redrives();

  Ledger ledger();

  Intake intake();

  Runs runs();

  Outbox outbox();

  /** The rows of a new run with these records. */
  default List<OutboxRow> takenIn(String... records) {
    OutboxContract.Reader reader = new OutboxContract.Reader(outbox());
    RunId run = Submitted.run(runs());
    intake().inTransaction(PageFixture.of(run, 1, records)::takeIn);
    return reader.follow(100).stream().filter(row -> row.run().equals(run)).toList();
  }

  /** One that the stream could not carry. */
  default OutboxRow dead(OutboxRow row) {
    ledger().keep(List.of(SampleDeadLetters.ofPublished(row, System.nanoTime())));
    return row;
  }

  /** One that the log did not take from the relay. */
  default OutboxRow parked(OutboxRow row) {
    ledger()
        .keep(
            List.of(
                DeadLetter.ofRow(
                    row, DeadLetter.Code.TOO_LARGE, "9 MB", "java.io.IOException", Instant.EPOCH)));
    return row;
  }

  default List<LetterEntry> entries(LetterFilter filter) {
    return letters().newest(filter, Long.MAX_VALUE, 100);
  }

  static LetterFilter ofRun(RunId run) {
    return filter(run, null, null, null);
  }

  static LetterFilter filter(
      RunId run, @Nullable String hop, @Nullable Code code, @Nullable LetterState state) {
    return new LetterFilter(new TreeSet<>(), null, hop, code, run, null, null, state);
  }

  static String anyKey() {
    return UUID.randomUUID().toString();
  }
}
