package dev.millrace.bootstrap.services.cli;

import java.io.PrintWriter;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** What is said to a command line that cannot be understood: short, and the way on. */
final class Mistakes {

  private Mistakes() {}

  static int explain(ParameterException mistake, String[] arguments) {
    CommandLine command = mistake.getCommandLine();
    PrintWriter error = command.getErr();
    String name = command.getCommandSpec().qualifiedName();
    error.println(name + ": " + mistake.getMessage());
    if (!UnmatchedArgumentException.printSuggestions(mistake, error)) {
      error.println("`" + name + " --help` explains it, with examples.");
    }
    error.flush();
    return ExitCode.USAGE.code();
  }
}
