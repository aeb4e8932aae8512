package dev.millrace.adapters.spark;

import dev.millrace.domain.document.Bytes;
import dev.millrace.domain.event.Event;
import dev.millrace.domain.events.UserEvents;
import dev.millrace.domain.family.EventForm;
import dev.millrace.domain.family.Families;
import dev.millrace.domain.family.Family;
import dev.millrace.domain.logs.Logs;
import dev.millrace.domain.operator.Visits;
import dev.millrace.domain.port.dataalert.DataAlert;
import dev.millrace.domain.port.deadletter.DeadLetter;
import dev.millrace.domain.port.receipt.InMemoryTopic;
import dev.millrace.domain.port.receipt.Receipt;
import dev.millrace.domain.port.schema.EventCodec;
import dev.millrace.domain.port.schema.InMemoryEventCodec;
import dev.millrace.domain.port.schema.InMemorySchemaRegistry;
import dev.millrace.domain.port.schema.RegisteredSchema;
import dev.millrace.domain.record.FamilyName;
import dev.millrace.domain.users.User;
import dev.millrace.domain.users.Users;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * What one test's queries write to. Executors find it by its name, for nothing but settings reaches
 * them.
 */
record Store(
    String name,
    EventCodec codec,
    Map<FamilyName, RegisteredSchema> schemas,
    InMemoryViews views,
    InMemoryTopic<DeadLetter> deadLetters,
    InMemoryTopic<Receipt> receipts,
    InMemoryTopic<DataAlert> alerts,
    Queue<RuntimeException> failures) {

  static final Users USERS = new Users();
  static final UserEvents EVENTS = new UserEvents();
  static final Visits VISITS = new Visits();
  static final Logs LOGS = new Logs();
  static final Families FAMILIES = new Families(List.of(USERS, EVENTS, VISITS, LOGS));

  private static final Map<String, Store> OPEN = new ConcurrentHashMap<>();
  private static final List<String> FIELDS =
      List.of(
          "eventId",
          "key",
          "version",
          "writeTime",
          "ingestedAt",
          "eventTime",
          "runId",
          "previous",
          "record");

  static Store create() {
    InMemorySchemaRegistry registry = new InMemorySchemaRegistry();
    EventCodec codec = new InMemoryEventCodec(registry, FIELDS);
    Map<FamilyName, RegisteredSchema> schemas = new HashMap<>();
    for (Family<?> family : FAMILIES.all()) {
      FamilyName name = family.name();
      schemas.put(name, registry.register(name.subject(), codec.definition(name)));
    }
    return create(codec, Map.copyOf(schemas));
  }

  /** An empty store that reads what this one encoded. */
  Store emptied() {
    return create(codec, schemas);
  }

  private static Store create(EventCodec codec, Map<FamilyName, RegisteredSchema> schemas) {
    Store store =
        new Store(
            UUID.randomUUID().toString(),
            codec,
            schemas,
            new InMemoryViews(),
            new InMemoryTopic<>(),
            new InMemoryTopic<>(),
            new InMemoryTopic<>(),
            new ConcurrentLinkedQueue<>());
    OPEN.put(store.name(), store);
    return store;
  }

  static Store named(String name) {
    return Objects.requireNonNull(OPEN.get(name));
  }

  PartsAddress parts() {
    return parts(USERS.name());
  }

  PartsAddress parts(FamilyName family) {
    return PartsAddress.of(InMemoryParts.class, family, Map.of("store", name));
  }

  Bytes encode(Event<User> event) {
    return encode(USERS, event);
  }

  <R> Bytes encode(Family<R> family, Event<R> event) {
    RegisteredSchema schema = Objects.requireNonNull(schemas.get(family.name()));
    return codec.encode(schema, EventForm.write(family, event));
  }
}
