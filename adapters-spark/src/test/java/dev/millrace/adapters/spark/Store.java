package dev.millrace.adapters.spark;

import dev.millrace.domain.document.Bytes;
import dev.millrace.domain.event.Event;
import dev.millrace.domain.family.EventForm;
import dev.millrace.domain.port.deadletter.DeadLetter;
import dev.millrace.domain.port.receipt.InMemoryTopic;
import dev.millrace.domain.port.receipt.Receipt;
import dev.millrace.domain.port.schema.EventCodec;
import dev.millrace.domain.port.schema.InMemoryEventCodec;
import dev.millrace.domain.port.schema.InMemorySchemaRegistry;
import dev.millrace.domain.port.schema.RegisteredSchema;
import dev.millrace.domain.users.User;
import dev.millrace.domain.users.Users;
import java.util.List;
import java.util.Map;
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
    RegisteredSchema schema,
    InMemoryViews views,
    InMemoryTopic<DeadLetter> deadLetters,
    InMemoryTopic<Receipt> receipts,
    Queue<RuntimeException> failures) {

  static final Users USERS = new Users();

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
    return create(codec, registry.register(USERS.name().subject(), codec.definition(USERS.name())));
  }

  /** An empty store that reads what this one encoded. */
  Store emptied() {
    return create(codec, schema);
  }

  private static Store create(EventCodec codec, RegisteredSchema schema) {
    Store store =
        new Store(
            UUID.randomUUID().toString(),
            codec,
            schema,
            new InMemoryViews(),
            new InMemoryTopic<>(),
            new InMemoryTopic<>(),
            new ConcurrentLinkedQueue<>());
    OPEN.put(store.name(), store);
    return store;
  }

  static Store named(String name) {
    return java.util.Objects.requireNonNull(OPEN.get(name));
  }

  PartsAddress parts() {
    return PartsAddress.of(InMemoryParts.class, USERS.name(), Map.of("store", name));
  }

  Bytes encode(Event<User> event) {
    return codec.encode(schema, EventForm.write(USERS, event));
  }
}
