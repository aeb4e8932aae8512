package dev.millrace.application.relay;

import dev.millrace.domain.failure.PermanentFailure;
import dev.millrace.domain.port.outbox.OutboxRow;
import dev.millrace.domain.port.schema.RegisteredSchema;
import dev.millrace.domain.port.schema.SchemaId;
import dev.millrace.domain.port.schema.SchemaRegistry;
import dev.millrace.domain.port.schema.Schemas;
import dev.millrace.domain.record.FamilyName;
import java.nio.ByteBuffer;
import java.util.HashSet;
import java.util.Set;

/**
 * The schema ids that mean to the registry what they meant to ingest. A registry that was wiped and
 * gives ids anew would make every reader decode by the wrong schema: so each id is compared once,
 * by fingerprint, before anything of it is published.
 */
public final class TrustedSchemas {

  private static final int ID_OFFSET = 1;

  private final Schemas schemas;
  private final SchemaRegistry registry;

  /** While a deployment replaces ingest processes, events of two schemas come by turns. */
  private final Set<Use> trusted = new HashSet<>();

  private record Use(FamilyName family, SchemaId id) {}

  public TrustedSchemas(Schemas schemas, SchemaRegistry registry) {
    this.schemas = schemas;
    this.registry = registry;
  }

  /** Returns when the schema id in the row's frame is trusted. */
  void require(OutboxRow row) {
    SchemaId id = new SchemaId(ByteBuffer.wrap(row.payload().array()).getInt(ID_OFFSET));
    Use use = new Use(row.family(), id);
    if (!trusted.contains(use)) {
      compare(stored(use));
      trusted.add(use);
    }
  }

  private RegisteredSchema stored(Use use) {
    String subject = use.family().subject();
    return schemas.all().stream()
        .filter(schema -> schema.subject().equals(subject) && schema.id().equals(use.id()))
        .findFirst()
        .orElseThrow(
            () ->
                new PermanentFailure(
                    "the outbox holds an event with schema id "
                        + use.id().value()
                        + ", which was never registered for "
                        + subject));
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
