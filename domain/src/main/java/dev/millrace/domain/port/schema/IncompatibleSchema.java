package dev.millrace.domain.port.schema;

import dev.millrace.domain.failure.PermanentFailure;

/**
 * A schema that the registry may not take: values of an earlier version could not be read by it, or
 * its own by that version. The message names the subject, the version and the fields.
 */
public final class IncompatibleSchema extends PermanentFailure {

  private static final long serialVersionUID = 1L;

  public IncompatibleSchema(String message) {
    super(message);
  }
}
