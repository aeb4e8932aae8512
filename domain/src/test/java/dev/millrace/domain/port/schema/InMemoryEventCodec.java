package dev.millrace.domain.port.schema;

import dev.millrace.domain.document.Bytes;
import dev.millrace.domain.document.Document;
import dev.millrace.domain.failure.TransientFailure;
import dev.millrace.domain.port.deadletter.DeadLetter.Code;
import dev.millrace.domain.record.FamilyName;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Keeps the documents and puts only their number into the frame, so that only the codec that
 * encoded a value can decode it. A schema is the list of an object's fields. Thread-safe.
 */
public final class InMemoryEventCodec implements EventCodec {

  private static final int HEAD = 5;
  private static final int LENGTH = HEAD + Integer.BYTES;

  private final SchemaRegistry registry;
  private final List<String> fields;
  private final List<Document> documents = new ArrayList<>();
  private final Set<SchemaId> known = ConcurrentHashMap.newKeySet();

  public InMemoryEventCodec(SchemaRegistry registry, List<String> fields) {
    this.registry = registry;
    this.fields = List.copyOf(fields);
  }

  @Override
  public String definition(FamilyName family) {
    return String.join(",", fields);
  }

  @Override
  public Bytes encode(RegisteredSchema schema, Document document) {
    if (!String.join(",", document.fields()).equals(schema.definition())) {
      throw new IllegalArgumentException("fields are not " + schema.definition());
    }
    int number = add(document);
    return Bytes.of(
        ByteBuffer.allocate(LENGTH)
            .put((byte) 0)
            .putInt(schema.id().value())
            .putInt(number)
            .array());
  }

  @Override
  public void learn(RegisteredSchema schema) {
    known.add(schema.id());
  }

  @Override
  public Document decode(FamilyName family, Bytes value) throws Undecodable {
    ByteBuffer buffer = ByteBuffer.wrap(value.array());
    if (value.length() < HEAD || buffer.get() != 0) {
      throw new Undecodable(Code.NOT_FRAMED, "no frame");
    }
    requireKnown(family, new SchemaId(buffer.getInt()));
    if (value.length() != LENGTH) {
      throw new Undecodable(Code.MALFORMED, "not a document's number");
    }
    return document(buffer.getInt());
  }

  private synchronized int add(Document document) {
    documents.add(document);
    return documents.size() - 1;
  }

  private synchronized Document document(int number) throws Undecodable {
    if (number < 0 || number >= documents.size()) {
      throw new Undecodable(Code.MALFORMED, "no such document");
    }
    return documents.get(number);
  }

  private void requireKnown(FamilyName family, SchemaId id) throws Undecodable {
    if (known.contains(id)) {
      return;
    }
    if (registry.find(family.subject(), id).isPresent()) {
      known.add(id);
    } else if (registry.latest(family.subject()).isPresent()) {
      throw new Undecodable(Code.UNKNOWN_SCHEMA, "no schema " + id.value());
    } else {
      throw new TransientFailure("the registry knows nothing of " + family.subject());
    }
  }
}
