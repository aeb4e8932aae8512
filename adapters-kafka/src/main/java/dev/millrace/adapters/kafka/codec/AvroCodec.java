package dev.millrace.adapters.kafka.codec;

import dev.millrace.domain.document.Bytes;
import dev.millrace.domain.document.Document;
import dev.millrace.domain.port.deadletter.DeadLetter.Code;
import dev.millrace.domain.port.schema.EventCodec;
import dev.millrace.domain.port.schema.RegisteredSchema;
import dev.millrace.domain.port.schema.SchemaId;
import dev.millrace.domain.port.schema.SchemaRegistry;
import dev.millrace.domain.port.schema.Undecodable;
import dev.millrace.domain.record.FamilyName;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;
import org.apache.avro.AvroTypeException;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.io.Encoder;
import org.apache.avro.io.EncoderFactory;

/**
 * The codec by Avro. A family's current schema is the resource {@code avro/<family>.avsc}; every
 * value is decoded by the schema that wrote it and resolved to the current one. Thread-safe.
 */
public final class AvroCodec implements EventCodec {

  private static final int TYPICAL_SIZE = 1024;
  private static final int LONGEST_REASON = 500;

  private record Resolution(FamilyName family, SchemaId writer) {}

  private final KnownSchemas schemas;
  private final Map<Resolution, GenericDatumReader<GenericRecord>> readers =
      new ConcurrentHashMap<>();

  public AvroCodec(SchemaRegistry registry) {
    this(registry, System::nanoTime);
  }

  AvroCodec(SchemaRegistry registry, LongSupplier nanos) {
    this.schemas = new KnownSchemas(registry, nanos);
  }

  @Override
  public String definition(FamilyName family) {
    return schemas.definition(family);
  }

  @Override
  public Bytes encode(RegisteredSchema schema, Document document) {
    ByteArrayOutputStream out = new ByteArrayOutputStream(TYPICAL_SIZE);
    Frame.writeHead(schema.id(), out);
    Encoder encoder = EncoderFactory.get().directBinaryEncoder(out, null);
    try {
      new DocumentEncoder(encoder).write(schemas.parsed(schema.definition()), document);
      encoder.flush();
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return Bytes.of(out.toByteArray());
  }

  @Override
  public void learn(RegisteredSchema schema) {
    schemas.learn(schema);
  }

  @Override
  public Document decode(FamilyName family, Bytes value) throws Undecodable {
    Frame frame = Frame.of(value);
    GenericDatumReader<GenericRecord> reader = reader(family, frame.schema());
    return AvroDocument.of(read(reader, new BoundedDecoder(frame.body())));
  }

  private GenericDatumReader<GenericRecord> reader(FamilyName family, SchemaId writer)
      throws Undecodable {
    Resolution resolution = new Resolution(family, writer);
    GenericDatumReader<GenericRecord> known = readers.get(resolution);
    if (known != null) {
      return known;
    }
    Schema written = schemas.find(family, writer);
    Schema current = schemas.current(family);
    requireSameMeaning(writer, current, written);
    GenericDatumReader<GenericRecord> reader = new StringReader(written, current);
    readers.put(resolution, reader);
    return reader;
  }

  /**
   * What Avro itself would read without a word, and wrong. The rest it finds record by record, and
   * reads those that it can.
   */
  private static void requireSameMeaning(SchemaId id, Schema current, Schema written)
      throws Undecodable {
    if (!written.getName().equals(current.getName())) {
      throw incompatible(id, "it is of " + written.getFullName() + ", not " + current.getName());
    }
    List<String> misread = Comparison.of(current, written).misread();
    if (!misread.isEmpty()) {
      throw incompatible(id, String.join("; ", misread));
    }
  }

  private static Undecodable incompatible(SchemaId id, String why) {
    return new Undecodable(
        Code.INCOMPATIBLE_SCHEMA, shortened("schema " + id.value() + ": " + why));
  }

  private static GenericRecord read(
      GenericDatumReader<GenericRecord> reader, BoundedDecoder decoder) throws Undecodable {
    try {
      GenericRecord read = reader.read(null, decoder);
      if (decoder.isAtEnd()) {
        return read;
      }
    } catch (AvroTypeException unresolvable) {
      throw new Undecodable(Code.INCOMPATIBLE_SCHEMA, reason(unresolvable));
    } catch (IOException | RuntimeException | StackOverflowError malformed) {
      throw new Undecodable(Code.MALFORMED, reason(malformed));
    }
    throw new Undecodable(Code.MALFORMED, "bytes are left after the value");
  }

  /** Avro may put whole schemas into a message. */
  private static String reason(Throwable malformed) {
    return shortened(malformed.getClass().getSimpleName() + ": " + malformed.getMessage());
  }

  private static String shortened(String reason) {
    return reason.substring(0, Math.min(reason.length(), LONGEST_REASON));
  }

  /** Reads texts as strings, the form in which everybody asks for them. */
  private static final class StringReader extends GenericDatumReader<GenericRecord> {

    StringReader(Schema writer, Schema reader) {
      super(writer, reader);
    }

    @Override
    protected Class<?> findStringClass(Schema schema) {
      return String.class;
    }
  }
}
