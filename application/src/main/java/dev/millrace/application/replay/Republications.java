package dev.millrace.application.replay;

import dev.millrace.domain.document.Bytes;
import dev.millrace.domain.document.Document;
import dev.millrace.domain.failure.PermanentFailure;
import dev.millrace.domain.family.Family;
import dev.millrace.domain.port.schema.EventCodec;
import dev.millrace.domain.port.schema.RegisteredSchema;
import dev.millrace.domain.port.schema.Schemas;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/** Begins republications of a family, with the schemas of that moment. */
public final class Republications {

  private final Schemas schemas;
  private final EventCodec codec;
  private final Function<Bytes, Optional<Document>> reader;

  /**
   * @param reader reads raw records as their source's client did
   */
  public Republications(
      Schemas schemas, EventCodec codec, Function<Bytes, Optional<Document>> reader) {
    this.schemas = schemas;
    this.codec = codec;
    this.reader = reader;
  }

  /** What schemas there are is asked now, before any lock: nobody else waits for the answer. */
  public <R> Supplier<Republication<R>> of(Family<R> family) {
    String subject = family.name().subject();
    schemas.all(subject).forEach(codec::learn);
    Optional<RegisteredSchema> current = schemas.current(subject);
    Supplier<RegisteredSchema> schema = () -> current.orElseThrow(() -> unregistered(subject));
    return () -> new Republication<>(family, codec, schema, reader);
  }

  private static PermanentFailure unregistered(String subject) {
    return new PermanentFailure(
        "no schema is registered for "
            + subject
            + "; run `millrace schemas register` and try again");
  }
}
