package dev.millrace.application.relay;

import dev.millrace.domain.event.Erasure;
import dev.millrace.domain.failure.PermanentFailure;
import dev.millrace.domain.port.deadletter.DeadLetter.Code;
import dev.millrace.domain.port.log.Refusal;
import dev.millrace.domain.port.outbox.OutboxRow;
import dev.millrace.domain.port.schema.RegisteredSchema;
import dev.millrace.domain.port.schema.SchemaId;
import dev.millrace.domain.port.schema.SchemaRegistry;
import dev.millrace.domain.port.schema.Schemas;
import dev.millrace.domain.port.schema.Undecodable;
import dev.millrace.domain.record.FamilyName;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The schema ids that mean to the registry what they meant to ingest. A registry that was wiped and
 * gives ids anew would make every reader decode by the wrong schema: so each id is compared once,
 * by fingerprint, before anything of it is published.
 */
public final class TrustedSchemas {

  /** A byte 0, and the id. */
  private static final int FRAME = 1 + Integer.BYTES;

  private final Schemas schemas;
  private final SchemaRegistry registry;

  /** Few: while a deployment replaces ingest processes, events of two schemas come by turns. */
  private final List<Use> trusted = new ArrayList<>();

  private record Use(FamilyName family, SchemaId id) {

    boolean is(FamilyName other, int number) {
      return id.value() == number && family.equals(other);
    }
  }

  public TrustedSchemas(Schemas schemas, SchemaRegistry registry) {
    this.schemas = schemas;
    this.registry = registry;
  }

  /**
   * Returns when the schema id in the row's frame is trusted, or why no reader could ever decode
   * the row: others write into the outbox, too. An erasure has none: its value is null.
   *
   * @throws PermanentFailure when the id means something else to the registry
   */
  Optional<Refusal> refusal(OutboxRow row) {
    Erasure erasure = row.erasure();
    if (erasure != null) {
      return erasure.isReadable()
          ? Optional.empty()
          : Optional.of(refused(row, Code.NOT_A_RECORD, "what it erases cannot be read"));
    }
    ByteBuffer payload = ByteBuffer.wrap(row.payload().array());
    if (payload.remaining() < FRAME || payload.get() != 0) {
      return Optional.of(refused(row, Code.NOT_FRAMED, "no frame with a schema's id"));
    }
    int id = payload.getInt();
    return isTrusted(row.family(), id)
        ? Optional.empty()
        : asked(row, new Use(row.family(), new SchemaId(id)));
  }

  private boolean isTrusted(FamilyName family, int id) {
    for (Use use : trusted) {
      if (use.is(family, id)) {
        return true;
      }
    }
    return false;
  }

  private Optional<Refusal> asked(OutboxRow row, Use use) {
    Optional<RegisteredSchema> stored = stored(use);
    if (stored.isEmpty()) {
      String reason =
          "schema id %d was never registered for %s"
              .formatted(use.id().value(), use.family().subject());
      return Optional.of(refused(row, Code.UNKNOWN_SCHEMA, reason));
    }
    compare(stored.get());
    trusted.add(use);
    return Optional.empty();
  }

  private static Refusal refused(OutboxRow row, Code code, String reason) {
    return new Refusal(row, code, reason, Undecodable.class.getName());
  }

  private Optional<RegisteredSchema> stored(Use use) {
    String subject = use.family().subject();
    return schemas.all().stream()
        .filter(schema -> schema.subject().equals(subject) && schema.id().equals(use.id()))
        .findFirst();
  }

  private void compare(RegisteredSchema stored) {
    boolean same =
        registry
            .find(stored.subject(), stored.id())
            .filter(found -> found.fingerprint().equals(stored.fingerprint()))
            .isPresent();
    if (!same) {
      throw new PermanentFailure(
          "schema id "
              + stored.id().value()
              + " of "
              + stored.subject()
              + " is not in the registry what it was when it was registered: restore the registry's"
              + " data before publishing");
    }
  }
}
