package dev.millrace.application.relay;

import dev.millrace.domain.failure.TransientFailure;
import dev.millrace.domain.port.schema.RegisteredSchema;
import dev.millrace.domain.port.schema.SchemaId;
import dev.millrace.domain.port.schema.SchemaRegistry;
import java.util.Optional;

/** A registry that is away when it is told so. */
final class SickRegistry implements SchemaRegistry {

  private final SchemaRegistry registry;
  private boolean away;
  private int asked;

  SickRegistry(SchemaRegistry registry) {
    this.registry = registry;
  }

  void leave() {
    away = true;
  }

  void comeBack() {
    away = false;
  }

  int asked() {
    return asked;
  }

  @Override
  public RegisteredSchema register(String subject, String definition) {
    return answering().register(subject, definition);
  }

  @Override
  public Optional<RegisteredSchema> find(String subject, SchemaId id) {
    return answering().find(subject, id);
  }

  @Override
  public Optional<RegisteredSchema> latest(String subject) {
    return answering().latest(subject);
  }

  private SchemaRegistry answering() {
    asked++;
    if (away) {
      throw new TransientFailure("the registry is away");
    }
    return registry;
  }
}
