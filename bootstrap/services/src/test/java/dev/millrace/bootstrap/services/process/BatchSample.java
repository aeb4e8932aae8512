package dev.millrace.bootstrap.services.process;

import dev.millrace.bootstrap.configuration.LogLevel;
import dev.millrace.domain.document.Bytes;
import dev.millrace.domain.event.EventHeaders;
import dev.millrace.domain.event.RunId;
import dev.millrace.domain.port.deadletter.DeadLetter;
import dev.millrace.domain.port.deadletter.SampleDeadLetters;
import dev.millrace.domain.port.log.EventLog;
import dev.millrace.domain.port.log.InMemoryEventLog;
import dev.millrace.domain.port.log.InMemoryLog;
import dev.millrace.domain.port.log.Rows;
import dev.millrace.domain.port.outbox.OutboxRow;
import dev.millrace.domain.port.outbox.Shard;
import dev.millrace.domain.port.receipt.Receipt;
import dev.millrace.domain.record.FamilyName;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A process that carries a batch of two runs as the relay does, and keeps books of them. */
public final class BatchSample {

  static final RunId ONE = new RunId(new UUID(1, 1));
  static final RunId OTHER = new RunId(new UUID(2, 2));

  private static final FamilyName USERS = new FamilyName("users");

  private BatchSample() {}

  public static void main(String[] arguments) {
    LogLevel.ofAProcess();
    Logger log = LoggerFactory.getLogger(BatchSample.class);
    publish();
    log.info("published");
    LoggedBooks.receipts(book -> {})
        .accept(List.of(receipt(ONE, 4, 0), receipt(OTHER, 2, 1), receipt(ONE, 3, 1)));
    log.info("entered");
    LoggedBooks.deadLetters(book -> {})
        .accept(List.of(letter(1, ONE.toString()), letter(2, "none"), letter(3, ONE.toString())));
  }

  private static void publish() {
    InMemoryLog topics = new InMemoryLog(InstantSource.system(), 1);
    topics.create(USERS.topic());
    try (EventLog log =
        new LoggedEventLog(new InMemoryEventLog(topics, Shard.WHOLE), never -> {})) {
      log.open();
      log.publish(
          List.of(row(1, ONE), row(2, OTHER), row(3, ONE)), List.of(parked()), Rows.cursor(4));
      log.publish(List.of(row(5, ONE)), Rows.cursor(5));
    }
  }

  private static DeadLetter parked() {
    return DeadLetter.ofRow(row(4, OTHER), DeadLetter.Code.TOO_LARGE, "9 MB", "x.Y", Instant.EPOCH);
  }

  private static OutboxRow row(long seq, RunId run) {
    return Rows.ofRun(Rows.row(USERS, seq, "key"), run);
  }

  private static Receipt receipt(RunId run, long served, long deadLettered) {
    return new Receipt(USERS, 1, 1, run, served, deadLettered);
  }

  private static DeadLetter letter(int offset, String run) {
    return SampleDeadLetters.letter(
        offset, null, null, Map.of(EventHeaders.RUN_ID, Bytes.ofText(run)));
  }
}
