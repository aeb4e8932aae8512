package dev.millrace.bootstrap.services.chaos;

import java.util.EnumSet;
import java.util.List;
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
  CASSANDRA,

  /** The master of a cluster: only a pipeline that has one can be struck there. */
  SPARK,

  /** One of its workers. */
  SPARK_WORKER_1;

  /** Those that every pipeline has. */
  public static List<Target> everywhere() {
    return List.copyOf(EnumSet.complementOf(EnumSet.of(SPARK, SPARK_WORKER_1)));
  }

  /** Its name in the stack. */
  public String process() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
