package dev.millrace.adapters.spark;

import dev.millrace.domain.event.RunId;
import dev.millrace.domain.family.WindowWriter.Late;
import dev.millrace.domain.port.receipt.Receipt;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

/** Names family, batch and run in every line that a thread logs meanwhile. */
final class BatchLog {

  private static final Logger LOG = LoggerFactory.getLogger(BatchLog.class);
  private static final String FAMILY = "family";
  private static final String BATCH = "batch";
  private static final String RUN = "run";
  private static final String TRACE = "trace";

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

  /** Says what the batch did with the events of each run that has some in it. */
  static void tell(List<Receipt> receipts) {
    for (Receipt receipt : receipts) {
      of(
          receipt.run(),
          () -> LOG.info("{} served, {} dead-lettered", receipt.served(), receipt.deadLettered()));
    }
  }

  /** Says how much of a batch came too late for an open window. */
  static void tell(Late late) {
    if (late.counted() > 0) {
      LOG.info("{} events counted in {} windows that had closed", late.counted(), late.windows());
    }
    if (late.unsure() > 0) {
      LOG.warn(
          "{} events came so late that nobody knows whether their windows have counted them;"
              + " they stand in the table late_events",
          late.unsure());
    }
  }

  static void of(RunId run, Runnable work) {
    MDC.put(RUN, run.toString());
    MDC.put(TRACE, run.traceId());
    try {
      work.run();
    } finally {
      MDC.remove(RUN);
      MDC.remove(TRACE);
    }
  }
}
