package dev.millrace.domain.port.schema;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Schemas in memory. */
public final class InMemorySchemas implements Schemas {

  private static final Comparator<RegisteredSchema> ORDER =
      Comparator.comparing(RegisteredSchema::subject).thenComparing(schema -> schema.id().value());

  private final Map<String, RegisteredSchema> current =
      Collections.synchronizedMap(new LinkedHashMap<>());
  private final List<RegisteredSchema> all = Collections.synchronizedList(new ArrayList<>());

  @Override
  public void save(RegisteredSchema schema) {
    current.put(schema.subject(), schema);
    all.removeIf(known -> ORDER.compare(known, schema) == 0);
    all.add(schema);
  }

  @Override
  public Optional<RegisteredSchema> current(String subject) {
    return Optional.ofNullable(current.get(subject));
  }

  @Override
  public List<RegisteredSchema> all() {
    synchronized (all) {
      return all.stream().sorted(ORDER).toList();
    }
  }
}
