package dev.millrace.bootstrap.services.cli;

import dev.millrace.bootstrap.configuration.InvalidSettings;
import dev.millrace.domain.failure.Failure;
import dev.millrace.local.StackException;
import java.util.Locale;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.ParseResult;

/** {@code millrace}: the command line. */
@Command(
    name = "millrace",
    description =
        "Carries records from an HTTP API to Cassandra in real time and accounts for every one of"
            + " them.",
    mixinStandardHelpOptions = true,
    version = "millrace 0.1.0",
    subcommands = {
      UpCommand.class,
      DemoCommand.class,
      IngestCommand.class,
      RelayCommand.class,
      StreamCommand.class,
      ControlCommand.class,
      SchemasCommand.class,
      RunsCommand.class,
      LedgerCommand.class,
      VerifyCommand.class,
      TraceCommand.class,
      StatusCommand.class
    },
    footer = {
      "",
      "Exit codes: 0 done and proved; 1 the answer is no; 2 wrong command line or configuration;",
      "3 something that is needed cannot be reached or started.",
      "",
      "Start here:",
      "  millrace demo --users 5000      the whole path once, with its proof",
      "  millrace up                     the same, until stopped"
    })
public final class Millrace {

  private Millrace() {}

  public static void main(String[] arguments) {
    // Figures read alike on every machine, as the texts around them do.
    Locale.setDefault(Locale.ENGLISH);
    System.exit(commandLine().execute(arguments));
  }

  /** The command line, for those who run it within this JVM. */
  public static CommandLine commandLine() {
    return new CommandLine(new Millrace())
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setExecutionExceptionHandler(handler());
  }

  private static IExecutionExceptionHandler handler() {
    return Millrace::report;
  }

  /** Says what failed in its own words; only a bug shows its stack. */
  private static int report(Exception failure, CommandLine command, ParseResult parsed)
      throws Exception {
    if (failure instanceof InvalidSettings || failure instanceof IllegalArgumentException) {
      return say(failure, command, ExitCode.USAGE);
    }
    if (failure instanceof StackException || failure instanceof Failure) {
      return say(failure, command, ExitCode.UNAVAILABLE);
    }
    throw failure;
  }

  private static int say(Exception failure, CommandLine command, int code) {
    String problem = "millrace " + command.getCommandName() + ": " + failure.getMessage();
    command.getErr().println(Output.printable(problem));
    command.getErr().flush();
    return code;
  }
}
