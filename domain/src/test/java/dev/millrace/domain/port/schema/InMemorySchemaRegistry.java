package dev.millrace.domain.port.schema;

import dev.millrace.domain.record.ContentHash;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiPredicate;

/**
 * Keeps schemas in memory. It does not read definitions: whoever makes it says which fit together,
 * and the fingerprint is the text's. Thread-safe.
 */
public final class InMemorySchemaRegistry implements SchemaRegistry {

  private final BiPredicate<String, String> compatible;
  private final List<String> definitions = new ArrayList<>();
  private final Map<String, List<String>> subjects = new HashMap<>();

  /** A registry to which every schema fits every other. */
  public InMemorySchemaRegistry() {
    this((earlier, later) -> true);
  }

  public InMemorySchemaRegistry(BiPredicate<String, String> compatible) {
    this.compatible = compatible;
  }

  @Override
  public synchronized RegisteredSchema register(String subject, String definition) {
    List<String> versions = subjects.computeIfAbsent(subject, absent -> new ArrayList<>());
    if (!versions.contains(definition)) {
      requireCompatible(subject, versions, definition);
      versions.add(definition);
    }
    return schema(subject, definition);
  }

  @Override
  public synchronized Optional<RegisteredSchema> find(String subject, SchemaId id) {
    boolean known = id.value() >= 1 && id.value() <= definitions.size();
    return known ? Optional.of(schema(subject, definitions.get(id.value() - 1))) : Optional.empty();
  }

  @Override
  public synchronized Optional<RegisteredSchema> latest(String subject) {
    List<String> versions = subjects.getOrDefault(subject, List.of());
    return versions.isEmpty()
        ? Optional.empty()
        : Optional.of(schema(subject, versions.get(versions.size() - 1)));
  }

  /** Forgets everything, as a registry does whose store was wiped. */
  public synchronized void wipe() {
    definitions.clear();
    subjects.clear();
  }

  private void requireCompatible(String subject, List<String> versions, String definition) {
    for (String earlier : versions) {
      if (!compatible.test(earlier, definition)) {
        throw new IncompatibleSchema(
            subject + ": incompatible with version " + (versions.indexOf(earlier) + 1));
      }
    }
  }

  private RegisteredSchema schema(String subject, String definition) {
    if (!definitions.contains(definition)) {
      definitions.add(definition);
    }
    return new RegisteredSchema(
        subject,
        new SchemaId(definitions.indexOf(definition) + 1),
        definition,
        ContentHash.ofText(definition).hex());
  }
}
