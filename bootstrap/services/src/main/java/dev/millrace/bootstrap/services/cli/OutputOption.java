package dev.millrace.bootstrap.services.cli;

import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;

/** For whom a command answers: people or programs. */
final class OutputOption {

  @Option(
      names = "--output",
      paramLabel = "FORMAT",
      description = "One of ${COMPLETION-CANDIDATES}. Default: ${DEFAULT-VALUE}",
      defaultValue = "text")
  private Output.Format format;

  Output of(CommandSpec command) {
    return new Output(format, command.commandLine());
  }
}
