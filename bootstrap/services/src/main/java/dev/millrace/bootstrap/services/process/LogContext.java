package dev.millrace.bootstrap.services.process;

import dev.millrace.domain.event.RunId;
import dev.millrace.domain.record.FamilyName;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.slf4j.MDC;

/** Names what a thread works on in every line that it logs meanwhile, whoever logs it. */
public final class LogContext {

  private static final String RUN = "run";
  private static final String TRACE = "trace";
  private static final String FAMILY = "family";

  private LogContext() {}

  /** Works on a run, whose trace is the one in the traceparent of its events. */
  public static <T> T of(RunId run, FamilyName family, Supplier<T> work) {
    name(run);
    MDC.put(FAMILY, family.value());
    try {
      return work.get();
    } finally {
      forget();
      MDC.remove(FAMILY);
    }
  }

  /**
   * Tells of a batch, which may be of several runs, a line for each.
   *
   * @param run of an item
   * @param line logs the part of one run
   */
  static <T> void perRun(List<T> batch, Function<T, Optional<RunId>> run, Consumer<List<T>> line) {
    Map<Optional<RunId>, List<T>> parts =
        batch.stream().collect(Collectors.groupingBy(run, LinkedHashMap::new, Collectors.toList()));
    parts.forEach(
        (id, part) -> {
          id.ifPresent(LogContext::name);
          try {
            line.accept(part);
          } finally {
            forget();
          }
        });
  }

  /** Work for another thread that names what this one works on. */
  static Runnable carried(Runnable work) {
    Map<String, String> names = MDC.getCopyOfContextMap();
    return () -> {
      MDC.setContextMap(names == null ? Map.of() : names);
      try {
        work.run();
      } finally {
        MDC.clear();
      }
    };
  }

  private static void name(RunId run) {
    MDC.put(RUN, run.toString());
    MDC.put(TRACE, run.traceId());
  }

  private static void forget() {
    MDC.remove(RUN);
    MDC.remove(TRACE);
  }
}
