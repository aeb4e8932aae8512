package dev.millrace.bootstrap.services.cli;

import dev.millrace.bootstrap.configuration.InvalidSettings;
import dev.millrace.domain.failure.Failure;
import dev.millrace.local.StackException;
import java.util.Locale;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParseResult;

/** {@code millrace}: the command line. */
@Command(
    name = "millrace",
    header = "Carries records from an HTTP API to Cassandra, and accounts for every one.",
    description = {
      "The path is: source, PostgreSQL, relay, Kafka, Spark, Cassandra. `up` and `demo` run all of"
          + " it on this machine; `ingest`, `relay`, `stream` and `control` are its single processes"
          + " for a cluster; the others ask what became of the records.",
      "`millrace COMMAND --help` explains a command, with examples."
    },
    mixinStandardHelpOptions = true,
    version = "millrace 0.1.0",
    subcommands = {
      UpCommand.class,
      DemoCommand.class,
      IngestCommand.class,
      RelayCommand.class,
      StreamCommand.class,
      ControlCommand.class,
      SetupCommand.class,
      SchemasCommand.class,
      RunsCommand.class,
      SchedulesCommand.class,
      BackfillCommand.class,
      ReplayCommand.class,
      DeadLettersCommand.class,
      RebuildCommand.class,
      EraseCommand.class,
      LedgerCommand.class,
      VerifyCommand.class,
      TraceCommand.class,
      QueryCommand.class,
      TopicsCommand.class,
      StatusCommand.class,
      DoctorCommand.class,
      HashPasswordCommand.class,
      BenchCommand.class,
      CompletionCommand.class
    },
    footer = {
      "  millrace demo --users 5000    # the whole path once, with its proof",
      "  millrace up                   # the same, until stopped"
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
    return line(new Millrace());
  }

  static CommandLine line(Object command) {
    return Teaching.complete(new CommandLine(command))
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setParameterExceptionHandler(Mistakes::explain)
        .setExecutionExceptionHandler(Millrace::report);
  }

  /** Says what failed in its own words; only a bug shows its stack. */
  private static int report(Exception failure, CommandLine command, ParseResult parsed) {
    if (failure instanceof InvalidSettings || failure instanceof IllegalArgumentException) {
      return say(failure, command, ExitCode.USAGE);
    }
    if (failure instanceof StackException || failure instanceof Failure) {
      return say(failure, command, ExitCode.UNAVAILABLE);
    }
    failure.printStackTrace(command.getErr());
    return say(failure, command, ExitCode.BUG);
  }

  private static int say(Exception failure, CommandLine command, ExitCode code) {
    String problem = command.getCommandSpec().qualifiedName() + ": " + failure.getMessage();
    command.getErr().println(Output.printable(problem));
    command.getErr().flush();
    return code.code();
  }
}
