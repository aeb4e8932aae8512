package dev.millrace.bootstrap.services.process;

import dev.millrace.domain.event.RunId;
import dev.millrace.domain.record.FamilyName;
import java.util.function.Supplier;
import org.slf4j.MDC;

/** Names what a thread works on in every line that it logs meanwhile, whoever logs it. */
public final class LogContext {

  private static final String RUN = "run";
  private static final String TRACE = "trace";
  private static final String FAMILY = "family";

  private LogContext() {}

  /** Works on a run, whose trace is the one in the traceparent of its events. */
  public static <T> T of(RunId run, FamilyName family, Supplier<T> work) {
    MDC.put(RUN, run.toString());
    MDC.put(TRACE, run.toString().replace("-", ""));
    MDC.put(FAMILY, family.value());
    try {
      return work.get();
    } finally {
      MDC.remove(RUN);
      MDC.remove(TRACE);
      MDC.remove(FAMILY);
    }
  }
}
