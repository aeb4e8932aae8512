package dev.millrace.bootstrap.services.cli;

import java.io.PrintWriter;
import java.io.StringWriter;
import picocli.CommandLine;

/** What a command printed in this JVM, and its exit code. */
record Answer(int code, String out, String error) {

  static Answer to(String... arguments) {
    return of(Millrace.commandLine(), arguments);
  }

  /** The answer of another command, run as Millrace runs its own. */
  static Answer to(Object command, String[] arguments) {
    return of(Millrace.line(command), arguments);
  }

  private static Answer of(CommandLine line, String[] arguments) {
    StringWriter out = new StringWriter();
    StringWriter error = new StringWriter();
    line.setOut(new PrintWriter(out)).setErr(new PrintWriter(error));
    return new Answer(line.execute(arguments), out.toString(), error.toString());
  }
}
