package dev.millrace.bootstrap.services.cli;

/** The exit codes of all commands. */
public final class ExitCode {

  /** Done, and what was to be proved is proved. */
  public static final int OK = 0;

  /** The command ran and its answer is no: incomplete, unequal, failed, not found. */
  public static final int NO = 1;

  /** The command line or the configuration is wrong. */
  public static final int USAGE = 2;

  /** Something that the command needs cannot be reached or started. */
  public static final int UNAVAILABLE = 3;

  private ExitCode() {}
}
