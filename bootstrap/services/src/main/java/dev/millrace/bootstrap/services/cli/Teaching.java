package dev.millrace.bootstrap.services.cli;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.Help;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.UsageMessageSpec;

/** What the help of every command has in common: its headings, and the exit codes. */
final class Teaching {

  private Teaching() {}

  /** Completes the help of a command and of all below it, when it is asked for. */
  static CommandLine complete(CommandLine command) {
    tellVersion(command, command.getCommandSpec().version());
    return command.setHelpFactory(Teaching::help);
  }

  private static void tellVersion(CommandLine command, String[] version) {
    command.getCommandSpec().version(version);
    for (CommandLine below : command.getSubcommands().values()) {
      tellVersion(below, version);
    }
  }

  private static Help help(CommandSpec spec, Help.ColorScheme colors) {
    headings(spec.usageMessage());
    return new Help(spec, colors);
  }

  private static void headings(UsageMessageSpec help) {
    help.synopsisHeading("%nUsage: ")
        .descriptionHeading("%n")
        .parameterListHeading("%nArguments:%n")
        .optionListHeading("%nOptions:%n")
        .commandListHeading("%nCommands:%n")
        .exitCodeListHeading("%nExit codes:%n")
        .exitCodeList(exitCodes())
        .footerHeading("%nExamples:%n");
  }

  private static Map<String, String> exitCodes() {
    return Arrays.stream(ExitCode.values())
        .collect(
            Collectors.toMap(
                code -> Integer.toString(code.code()),
                ExitCode::meaning,
                (one, other) -> one,
                LinkedHashMap::new));
  }
}
