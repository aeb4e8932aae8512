package dev.millrace.bootstrap.services.chaos;

import java.util.Locale;

/** The processes of the local pipeline that can be struck. */
public enum Target {
  INGEST,
  RELAY,
  STREAM,
  CONTROL,
  POSTGRES,
  KAFKA,
  REGISTRY,
  CASSANDRA;

  /** Its name in the stack. */
  public String process() {
    return name().toLowerCase(Locale.ROOT);
  }
}
