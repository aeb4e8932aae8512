package dev.millrace.application.schemas;

import dev.millrace.domain.port.schema.RegisteredSchema;
import java.util.List;

/** Makes the schemas of all families known, and tells whether they still are. */
public interface RegisterSchemas {

  /** Registers every family's schema and stores its id for ingest. Repeating changes nothing. */
  List<RegisteredSchema> register();

  /**
   * What keeps ingest, relay and registry from agreeing, each with what to do; empty when they do.
   */
  List<String> check();
}
