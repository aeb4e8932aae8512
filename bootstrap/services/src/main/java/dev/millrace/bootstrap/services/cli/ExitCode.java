package dev.millrace.bootstrap.services.cli;

/** The exit codes of all commands; {@code docs/commands.md} lists the same. */
public enum ExitCode {
  OK(0, "Done, and what was to be proved is proved."),
  NO(1, "The command ran and its answer is no: incomplete, unequal, failed, not found."),
  USAGE(2, "The command line or the configuration is wrong; the message says where."),
  UNAVAILABLE(3, "Something that the command needs cannot be reached or started."),
  BUG(4, "Millrace itself failed; the stack trace says where."),

  /** Java's own, after all was stopped in order; as this and the next tell, 128 + the signal. */
  INTERRUPTED(130, "Ctrl-C (SIGINT) ended it, in order."),
  TERMINATED(143, "SIGTERM ended it, in order.");

  private final int code;
  private final String meaning;

  ExitCode(int code, String meaning) {
    this.code = code;
    this.meaning = meaning;
  }

  /** What the process ends with. */
  public int code() {
    return code;
  }

  /** In one sentence. */
  public String meaning() {
    return meaning;
  }
}
