package dev.millrace.bootstrap.services.cli;

import java.util.concurrent.Callable;
import picocli.AutoComplete;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code millrace completion bash|zsh}. */
@Command(
    name = "completion",
    header = "Prints a script that lets the shell complete commands and options.",
    description = {
      "The script completes commands, options and their values after the Tab key.",
      "Read it into the shell, or put that line into ~/.bashrc or ~/.zshrc."
    },
    mixinStandardHelpOptions = true,
    footer = {"  millrace completion bash > ~/.millrace-completion", "  millrace completion zsh"})
final class CompletionCommand implements Callable<Integer> {

  /** The shells that can read the script. */
  enum Shell {
    bash,
    zsh
  }

  @Spec private CommandSpec command;

  @Parameters(paramLabel = "SHELL", description = "One of ${COMPLETION-CANDIDATES}.")
  private Shell shell;

  /** One script is for both: it asks the shell that reads it. */
  @Override
  public Integer call() {
    String script = AutoComplete.bash("millrace", command.root().commandLine());
    command
        .commandLine()
        .getOut()
        .println(shell == Shell.zsh ? "# for zsh, by its bashcompinit\n" + script : script);
    command.commandLine().getOut().flush();
    return ExitCode.OK.code();
  }
}
