package dev.millrace.adapters.spark;

import org.slf4j.MDC;

/** Names family and batch in every line that a thread logs meanwhile. */
final class BatchLog {

  private static final String FAMILY = "family";
  private static final String BATCH = "batch";

  private BatchLog() {}

  /** For a thread that works for one query alone. */
  static void family(QueryName query) {
    MDC.put(FAMILY, query.family().value());
  }

  static void of(QueryName query, long batch, Runnable work) {
    MDC.put(FAMILY, query.family().value());
    MDC.put(BATCH, Long.toString(batch));
    try {
      work.run();
    } finally {
      MDC.remove(FAMILY);
      MDC.remove(BATCH);
    }
  }
}
