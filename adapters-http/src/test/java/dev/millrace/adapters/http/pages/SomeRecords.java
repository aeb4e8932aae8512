package dev.millrace.adapters.http.pages;

import dev.millrace.application.ingest.IngestingRun;
import dev.millrace.application.ingest.PageReader;
import dev.millrace.application.ingest.RetryPolicy;
import dev.millrace.application.schemas.RegisteringSchemas;
import dev.millrace.domain.document.Bytes;
import dev.millrace.domain.document.Document;
import dev.millrace.domain.document.MapDocument;
import dev.millrace.domain.event.RunId;
import dev.millrace.domain.port.deadletter.DeadLetter;
import dev.millrace.domain.port.deadletter.DeadLetter.Code;
import dev.millrace.domain.port.intake.InMemoryIntake;
import dev.millrace.domain.port.ledger.InMemoryLedger;
import dev.millrace.domain.port.outbox.OutboxRow;
import dev.millrace.domain.port.run.RunPlan;
import dev.millrace.domain.port.source.InMemoryRecordSource;
import dev.millrace.domain.testing.InMemoryStore.StoredRow;
import dev.millrace.domain.users.Users;
import dev.millrace.domain.view.Position;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Users that came in at a center, and events of theirs that died. */
final class SomeRecords {

  private final RunningCenter center;
  private long offset = 4_711;

  SomeRecords(RunningCenter center) {
    this.center = center;
    new RegisteringSchemas(RunningCenter.FAMILIES, center.codec, center.registry, center.schemas)
        .register();
  }

  /** The key of a user. */
  static String key(int number) {
    return new UUID(7, number).toString();
  }

  /** A user of the source, who lives somewhere. */
  static Document user(int number, String first, String city) {
    return MapDocument.of(
        Map.of(
            "login",
            Map.of("uuid", key(number), "password", "canary"),
            "name",
            Map.of("first", first, "last", "Lovelace"),
            "location",
            Map.of("city", city),
            "nat",
            "GB"));
  }

  /** Takes users in as one run; the rows of their events. */
  List<OutboxRow> ingest(Document... users) {
    RunId run = new RunId(UUID.randomUUID());
    center.runs.submit(
        run,
        new RunPlan(
            new Users().name(),
            URI.create("http://api.test/1.4/"),
            "seed",
            users.length,
            users.length));
    new IngestingRun(
            RunningCenter.FAMILIES,
            center.runs,
            PageReader.inTurn(new InMemoryRecordSource(center.clock, List.of(users))),
            new InMemoryIntake(center.store),
            center.schemas,
            center.codec,
            UUID::randomUUID,
            RetryPolicy.DEFAULT)
        .ingest(run);
    return center.store.outbox().stream()
        .map(StoredRow::row)
        .filter(row -> row.run().equals(run))
        .toList();
  }

  /** The number of the letter of an event that the stream could not carry. */
  long die(OutboxRow row, Code code, String reason) {
    DeadLetter known = DeadLetter.ofRow(row, code, reason, "", center.clock.instant());
    return keep(
        new DeadLetter(
            row.family().value(),
            new Position(row.family().topic(), 3, offset++),
            Bytes.ofText(row.key().value()),
            row.payload(),
            known.headers(),
            "facts",
            code,
            reason,
            null,
            center.clock.instant(),
            row.attempt()));
  }

  /** The same of one that Kafka did not take from the relay. */
  long park(OutboxRow row) {
    return keep(
        DeadLetter.ofRow(
            row,
            Code.TOO_LARGE,
            "1,203,114 bytes, and the topic takes 1,048,576",
            "org.apache.kafka.common.errors.RecordTooLargeException",
            center.clock.instant()));
  }

  /** The same of a record that somebody else wrote. */
  long foreign(Bytes key, Bytes value, String header) {
    return keep(
        new DeadLetter(
            "users",
            new Position("millrace.users", 1, offset++),
            key,
            value,
            Map.of("foreign", Bytes.ofText(header)),
            "facts",
            Code.NOT_FRAMED,
            "its first byte is not 0",
            null,
            center.clock.instant(),
            1));
  }

  private long keep(DeadLetter letter) {
    new InMemoryLedger(center.store).keep(List.of(letter));
    return center.store.storedLetters().size();
  }
}
