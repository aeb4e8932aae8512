package dev.millrace.domain.port.schema;

import java.util.Optional;

/**
 * A registry that speaks Confluent's REST API. A registry that refuses, times out or answers 5xx is
 * {@link dev.millrace.domain.failure.TransientFailure} and never an unknown id.
 */
public interface SchemaRegistry {

  /**
   * Registers the current schema of a subject under FULL_TRANSITIVE compatibility and returns it;
   * the same again returns the same id.
   *
   * @throws IncompatibleSchema when it and any earlier version cannot read each other's values, and
   *     then nothing is registered
   */
  RegisteredSchema register(String subject, String definition);

  /** The schema of an id; empty only when the registry answers that there is none. */
  Optional<RegisteredSchema> find(String subject, SchemaId id);

  /**
   * The newest schema of a subject; empty only when the registry answers that there is none. Tells
   * a registry that lost its contents from one that never saw an id.
   */
  Optional<RegisteredSchema> latest(String subject);
}
