package dev.millrace.adapters.kafka.codec;

import dev.millrace.adapters.kafka.codec.UnknownSchemas.Moment;
import dev.millrace.domain.failure.PermanentFailure;
import dev.millrace.domain.failure.TransientFailure;
import dev.millrace.domain.port.deadletter.DeadLetter.Code;
import dev.millrace.domain.port.schema.RegisteredSchema;
import dev.millrace.domain.port.schema.SchemaId;
import dev.millrace.domain.port.schema.SchemaRegistry;
import dev.millrace.domain.port.schema.Undecodable;
import dev.millrace.domain.record.FamilyName;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;
import org.apache.avro.AvroRuntimeException;
import org.apache.avro.Schema;

/**
 * The schemas that were seen: the families' own from the resources, the others by id. An id's
 * schema never changes, so what is known stays known; what is unknown is so for a moment only.
 */
final class KnownSchemas {

  private final SchemaRegistry registry;
  private final Map<FamilyName, String> definitions = new ConcurrentHashMap<>();
  private final Map<String, Schema> parsed = new ConcurrentHashMap<>();
  private final Map<SchemaId, Schema> byId = new ConcurrentHashMap<>();

  /** Under which id a family's current schema was seen here. */
  private final Map<FamilyName, SchemaId> own = new ConcurrentHashMap<>();

  private final UnknownSchemas unknown;

  KnownSchemas(SchemaRegistry registry, LongSupplier nanos) {
    this.registry = registry;
    this.unknown = new UnknownSchemas(nanos);
  }

  String definition(FamilyName family) {
    return definitions.computeIfAbsent(family, KnownSchemas::resource);
  }

  Schema current(FamilyName family) {
    return parsed(definition(family));
  }

  Schema parsed(String definition) {
    return parsed.computeIfAbsent(definition, KnownSchemas::trusted);
  }

  void learn(RegisteredSchema schema) {
    byId.putIfAbsent(schema.id(), parsed(schema.definition()));
  }

  Schema find(FamilyName family, SchemaId id) throws Undecodable {
    Schema known = byId.get(id);
    if (known != null) {
      return known;
    }
    Schema found = findUnseen(family, id);
    byId.put(id, found);
    if (found.equals(current(family))) {
      own.put(family, id);
    }
    return found;
  }

  private Schema findUnseen(FamilyName family, SchemaId id) throws Undecodable {
    if (id.value() < 1) {
      throw new Undecodable(Code.UNKNOWN_SCHEMA, "no registry gives the id " + id.value());
    }
    Moment now = unknown.now();
    now.requireNotRefused(family, id);
    try {
      return ask(family, id, now);
    } catch (Undecodable refused) {
      now.refuse(family, id, refused);
      throw refused;
    }
  }

  private Schema ask(FamilyName family, SchemaId id, Moment now) throws Undecodable {
    RegisteredSchema found = registry.find(family.subject(), id).orElse(null);
    if (found != null) {
      return foreign(found);
    }
    if (!now.isRemembered(family)) {
      requireMemory(family, id);
      now.remember(family);
    }
    throw new Undecodable(Code.UNKNOWN_SCHEMA, "the registry has no schema " + id.value());
  }

  /** Who has forgotten what it knew before cannot say what is unknown. */
  private void requireMemory(FamilyName family, SchemaId unknown) {
    if (registry.latest(family.subject()).isEmpty()) {
      throw forgetful(unknown, family.subject());
    }
    SchemaId ours = own.get(family);
    if (ours != null && !stillHolds(family, ours)) {
      throw forgetful(unknown, "schema " + ours.value() + ", which it had as " + family.subject());
    }
  }

  /** A registry that was filled anew may have given our id to another schema. */
  private boolean stillHolds(FamilyName family, SchemaId ours) {
    return registry
        .find(family.subject(), ours)
        .filter(found -> isCurrent(family, found))
        .isPresent();
  }

  private boolean isCurrent(FamilyName family, RegisteredSchema found) {
    try {
      return foreign(found).equals(current(family));
    } catch (Undecodable notAvro) {
      return false;
    }
  }

  private static TransientFailure forgetful(SchemaId unknown, String ours) {
    return new TransientFailure(
        "the registry knows neither schema "
            + unknown.value()
            + " nor "
            + ours
            + ": it has lost its contents, or the schemas were never registered. Restore it; what"
            + " needs an unknown schema waits until then");
  }

  private static Schema foreign(RegisteredSchema found) throws Undecodable {
    try {
      return SchemaText.parse(found.definition());
    } catch (AvroRuntimeException notAvro) {
      throw new Undecodable(
          Code.UNKNOWN_SCHEMA, "schema " + found.id().value() + " is no Avro schema");
    }
  }

  private static Schema trusted(String definition) {
    try {
      return SchemaText.parse(definition);
    } catch (AvroRuntimeException notAvro) {
      throw new PermanentFailure("not an Avro schema: " + notAvro.getMessage(), notAvro);
    }
  }

  private static String resource(FamilyName family) {
    String name = "/avro/" + family + ".avsc";
    try (InputStream in = KnownSchemas.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new PermanentFailure("the class path has no schema " + name);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
