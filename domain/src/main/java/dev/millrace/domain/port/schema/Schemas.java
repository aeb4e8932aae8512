package dev.millrace.domain.port.schema;

import java.util.List;
import java.util.Optional;

/** The schemas that deployment registered, kept where ingest finds them without the registry. */
public interface Schemas {

  /** Stores a schema as the current one of its subject. */
  void save(RegisteredSchema schema);

  /** The current schema of a subject. */
  Optional<RegisteredSchema> current(String subject);

  /** All that were ever current, by subject and id. */
  List<RegisteredSchema> all();

  /** All that were ever current of a subject, by id. */
  default List<RegisteredSchema> all(String subject) {
    return all().stream().filter(schema -> schema.subject().equals(subject)).toList();
  }
}
