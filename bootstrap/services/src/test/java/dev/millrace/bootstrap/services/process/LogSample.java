package dev.millrace.bootstrap.services.process;

import dev.millrace.bootstrap.configuration.LogFormat;
import dev.millrace.bootstrap.configuration.LogLevel;
import dev.millrace.bootstrap.configuration.Settings;
import dev.millrace.domain.event.RunId;
import dev.millrace.domain.record.FamilyName;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A process that logs as Millrace's own do. */
public final class LogSample {

  static final String RUN = "0b1f4a3e-96d2-4c8e-8d5f-1e2a3b4c5d6e";

  private LogSample() {}

  public static void main(String[] arguments) throws InterruptedException {
    LogLevel.ofAProcess();
    Logger log = LoggerFactory.getLogger(LogSample.class);
    Settings settings = Settings.of(System.getenv());
    LogFormat.apply(settings);
    log.info("settings:\n{}", settings.table());
    LogContext.of(
        RunId.of(RUN),
        new FamilyName("users"),
        () -> {
          log.warn("page {} \"failed\"", 7, new IllegalStateException("planted"));
          return 0;
        });
    log.info("after it");
    Thread lost =
        new Thread(
            () -> {
              throw new IllegalStateException("nobody caught it");
            },
            "of-a-library");
    lost.start();
    lost.join();
  }
}
