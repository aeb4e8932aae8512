package dev.millrace.application.schemas;

import dev.millrace.domain.family.Families;
import dev.millrace.domain.family.Family;
import dev.millrace.domain.port.schema.EventCodec;
import dev.millrace.domain.port.schema.RegisteredSchema;
import dev.millrace.domain.port.schema.SchemaRegistry;
import dev.millrace.domain.port.schema.Schemas;
import java.util.List;
import java.util.Optional;

/** {@link RegisterSchemas} over the registry and the store that ingest reads. */
public final class RegisteringSchemas implements RegisterSchemas {

  private final Families families;
  private final EventCodec codec;
  private final SchemaRegistry registry;
  private final Schemas schemas;

  public RegisteringSchemas(
      Families families, EventCodec codec, SchemaRegistry registry, Schemas schemas) {
    this.families = families;
    this.codec = codec;
    this.registry = registry;
    this.schemas = schemas;
  }

  @Override
  public List<RegisteredSchema> register() {
    return families.all().stream().map(this::register).toList();
  }

  private RegisteredSchema register(Family<?> family) {
    RegisteredSchema registered =
        registry.register(family.name().subject(), codec.definition(family.name()));
    schemas.save(registered);
    return registered;
  }

  @Override
  public List<String> check() {
    return families.all().stream().map(this::problem).flatMap(Optional::stream).toList();
  }

  private Optional<String> problem(Family<?> family) {
    String subject = family.name().subject();
    Optional<RegisteredSchema> stored = schemas.current(subject);
    if (stored.isEmpty()) {
      return Optional.of(subject + ": not registered; run `millrace schemas register`");
    }
    if (!stored.get().definition().equals(codec.definition(family.name()))) {
      return Optional.of(
          subject
              + ": this program's schema is another than the registered one; run `millrace schemas"
              + " register`");
    }
    boolean same =
        registry
            .find(subject, stored.get().id())
            .filter(found -> found.fingerprint().equals(stored.get().fingerprint()))
            .isPresent();
    return same
        ? Optional.empty()
        : Optional.of(
            subject
                + ": id "
                + stored.get().id().value()
                + " is another schema in the registry, or none; restore the registry's data");
  }
}
