package dev.millrace.bootstrap.configuration;

/** How this process writes its log. */
public final class LogFormat {

  private LogFormat() {}

  /**
   * From now on as the settings say. The configuration of Log4j asks the system property of the
   * setting's name for every line, and the environment as long as there is none.
   */
  public static void apply(Settings settings) {
    System.setProperty(Setting.LOG_FORMAT.key(), settings.text(Setting.LOG_FORMAT));
  }
}
