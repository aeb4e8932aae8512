package dev.millrace.adapters.kafka.codec;

import dev.millrace.domain.port.schema.InMemorySchemaRegistry;
import dev.millrace.domain.port.schema.RegisteredSchema;
import dev.millrace.domain.port.schema.SchemaId;
import dev.millrace.domain.port.schema.SchemaRegistry;
import java.util.Optional;

/** Counts the questions to a registry in memory. */
final class CountingRegistry implements SchemaRegistry {

  private final InMemorySchemaRegistry registry = new InMemorySchemaRegistry();
  private int questions;

  @Override
  public RegisteredSchema register(String subject, String definition) {
    return registry.register(subject, definition);
  }

  @Override
  public Optional<RegisteredSchema> find(String subject, SchemaId id) {
    questions++;
    return registry.find(subject, id);
  }

  @Override
  public Optional<RegisteredSchema> latest(String subject) {
    questions++;
    return registry.latest(subject);
  }

  void wipe() {
    registry.wipe();
  }

  /** How many there were since this was asked last. */
  int takeQuestions() {
    int counted = questions;
    questions = 0;
    return counted;
  }
}
