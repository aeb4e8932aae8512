package dev.millrace.bootstrap.configuration;

/**
 * How much this program logs: a command only what somebody should look at, because people read it
 * between its answers. The variable {@value #VARIABLE} of the environment wins.
 */
public final class LogLevel {

  static final String VARIABLE = "MILLRACE_LOG_LEVEL";

  /** The configuration of Log4j asks for it when the first logger is made. */
  private static final String PROPERTY = "millrace.log.level";

  private LogLevel() {}

  /** For a process that tells what it does; to be called before there is a logger. */
  public static void ofAProcess() {
    System.setProperty(PROPERTY, "info");
  }
}
