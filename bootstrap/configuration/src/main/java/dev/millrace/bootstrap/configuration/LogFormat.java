package dev.millrace.bootstrap.configuration;

import org.slf4j.LoggerFactory;

/** How this process writes its log. */
public final class LogFormat {

  private LogFormat() {}

  /**
   * From now on as the settings say. The configuration of Log4j asks the system property of the
   * setting's name for every line, and the environment as long as there is none. What ends a
   * thread, a library's too, is a line of the log like any other.
   */
  public static void apply(Settings settings) {
    System.setProperty(Setting.LOG_FORMAT.key(), settings.text(Setting.LOG_FORMAT));
    Thread.setDefaultUncaughtExceptionHandler(
        (thread, failure) ->
            LoggerFactory.getLogger(LogFormat.class)
                .error("thread {} ended with a failure", thread.getName(), failure));
  }
}
