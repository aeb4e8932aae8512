package dev.millrace.adapters.kafka.codec;

import dev.millrace.domain.failure.Failure;
import dev.millrace.domain.failure.PermanentFailure;
import dev.millrace.domain.failure.TransientFailure;
import dev.millrace.domain.port.schema.IncompatibleSchema;
import dev.millrace.domain.port.schema.RegisteredSchema;
import dev.millrace.domain.port.schema.SchemaId;
import dev.millrace.domain.port.schema.SchemaRegistry;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import org.apache.avro.AvroRuntimeException;

/**
 * A registry behind Confluent's REST API, version 1: Confluent's own, Apicurio, Karapace and
 * others. Thread-safe.
 */
public final class ConfluentRegistry implements SchemaRegistry {

  private static final Map<String, String> COMPATIBILITY =
      Map.of("compatibility", "FULL_TRANSITIVE");

  private final RegistryCalls calls;

  public ConfluentRegistry(RegistryConfig config) {
    this.calls = new RegistryCalls(config);
  }

  @Override
  public RegisteredSchema register(String subject, String definition) {
    boolean guarded = guard(subject);
    requireCompatible(subject, definition);
    RegistryAnswer answer = calls.post(versions(subject), Map.of("schema", definition));
    if (!answer.isOk()) {
      throw refused("register " + subject, answer);
    }
    if (!guarded && !guard(subject)) {
      throw new TransientFailure(subject + ": registered, but its compatibility could not be set");
    }
    return schema(subject, id(answer), definition);
  }

  @Override
  public Optional<RegisteredSchema> find(String subject, SchemaId id) {
    RegistryAnswer answer = calls.get("/schemas/ids/" + id.value());
    return found("find schema " + id.value(), answer)
        ? Optional.of(schema(subject, id, definition(answer)))
        : Optional.empty();
  }

  @Override
  public Optional<RegisteredSchema> latest(String subject) {
    RegistryAnswer answer = calls.get(versions(subject) + "/latest");
    return found("find the latest " + subject, answer)
        ? Optional.of(schema(subject, id(answer), definition(answer)))
        : Optional.empty();
  }

  /**
   * The registry's own version, where it tells: Confluent's under its base, Apicurio's beside it.
   */
  public Optional<String> version() {
    RegistryAnswer confluent = calls.get("/v1/metadata/version");
    RegistryAnswer answer =
        confluent.isOk() ? confluent : calls.getFromRoot("/apis/registry/v3/system/info");
    return answer.isOk()
        ? answer
            .text("version")
            .map(version -> answer.text("name").map(name -> name + " " + version).orElse(version))
        : Optional.empty();
  }

  /** The registry would say no as well, but not which version it is, nor mind logical types. */
  private void requireCompatible(String subject, String definition) {
    RegistryAnswer all = calls.get(versions(subject));
    if (!found("list the versions of " + subject, all)) {
      return;
    }
    for (long number : all.numbers()) {
      RegistryAnswer answer = calls.get(versions(subject) + "/" + number);
      if (found("find version " + number + " of " + subject, answer)) {
        new SchemaVersion(subject, number, definition(answer)).requireCompatible(definition);
      }
    }
  }

  private static String versions(String subject) {
    return "/subjects/" + encoded(subject) + "/versions";
  }

  /** Sets the subject's compatibility; false where a registry wants the subject to exist first. */
  private boolean guard(String subject) {
    RegistryAnswer answer = calls.put("/config/" + encoded(subject), COMPATIBILITY);
    return found("set the compatibility of " + subject, answer);
  }

  private static boolean found(String doing, RegistryAnswer answer) {
    if (answer.isOk()) {
      return true;
    }
    if (answer.isNotFound()) {
      return false;
    }
    throw refused(doing, answer);
  }

  private static Failure refused(String doing, RegistryAnswer answer) {
    String message = doing + ": the registry answered " + answer.words();
    if (answer.isConflict()) {
      return new IncompatibleSchema(message);
    }
    return answer.isRefusal() ? new PermanentFailure(message) : new TransientFailure(message);
  }

  private static SchemaId id(RegistryAnswer answer) {
    return answer
        .number("id")
        .map(number -> new SchemaId(Math.toIntExact(number)))
        .orElseThrow(() -> new TransientFailure("the registry answered 200 without an id"));
  }

  private static String definition(RegistryAnswer answer) {
    return answer
        .text("schema")
        .orElseThrow(() -> new TransientFailure("the registry answered 200 without a schema"));
  }

  private static RegisteredSchema schema(String subject, SchemaId id, String definition) {
    return new RegisteredSchema(subject, id, definition, fingerprint(definition));
  }

  /** Empty for what is no Avro schema: it equals none of ours. */
  private static String fingerprint(String definition) {
    try {
      return SchemaText.fingerprint(definition);
    } catch (AvroRuntimeException notAvro) {
      return "";
    }
  }

  private static String encoded(String subject) {
    return URLEncoder.encode(subject, StandardCharsets.UTF_8).replace("+", "%20");
  }
}
