package dev.millrace.bootstrap.services.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;
import picocli.CommandLine.Model.UsageMessageSpec;

class HelpTest {

  private static final int LINE = 80;

  static List<String> commands() {
    return CommandTree.all().map(CommandTree::name).toList();
  }

  private static CommandLine command(String name) {
    return CommandTree.all()
        .filter(command -> CommandTree.name(command).equals(name))
        .findFirst()
        .orElseThrow();
  }

  @ParameterizedTest
  @MethodSource("commands")
  void everyCommandSaysItsPurposeInOneLineAndThenMore(String name) {
    UsageMessageSpec help = command(name).getCommandSpec().usageMessage();

    assertThat(help.header()).as("its purpose").hasSize(1);
    assertThat(help.header()[0]).hasSizeBetween(10, LINE).endsWith(".");
    assertThat(String.join(" ", help.description()))
        .as("its description")
        .isNotBlank()
        .doesNotContain(help.header()[0]);
  }

  @ParameterizedTest
  @MethodSource("commands")
  void everyCommandHasAnExampleThatIsUnderstood(String name) {
    String[] examples = command(name).getCommandSpec().usageMessage().footer();

    assertThat(examples).anySatisfy(example -> assertThat(example).contains(name));
    for (String example : examples) {
      assertThatCode(() -> Millrace.commandLine().parseArgs(CommandTree.arguments(example)))
          .as(example)
          .doesNotThrowAnyException();
    }
  }

  @ParameterizedTest
  @MethodSource("commands")
  void everyCommandListsAllExitCodes(String name) {
    String help = command(name).getUsageMessage();

    assertThat(help).containsSubsequence("Usage: ", "Exit codes:", "Examples:");
    assertThat(ExitCode.values())
        .allSatisfy(
            code -> assertThat(help).containsPattern("(?m)^ +" + code.code() + " +[A-Z]\\w+"));
  }

  @ParameterizedTest
  @MethodSource("commands")
  void everyOptionAndArgumentSaysWhatItIs(String name) {
    assertThat(command(name).getCommandSpec().args())
        .allSatisfy(arg -> assertThat(String.join("", arg.description())).isNotBlank());
  }

  @Test
  void theExitCodesAreDistinct() {
    assertThat(Arrays.stream(ExitCode.values()).map(ExitCode::code)).doesNotHaveDuplicates();
  }

  @ParameterizedTest
  @ValueSource(strings = {"README.md", "docs/commands.md", "docs/operating.md"})
  void whatThePagesCallIsUnderstood(String page) {
    List<String> calls = CommandTree.calls(page).toList();

    assertThat(calls).isNotEmpty();
    for (String call : calls) {
      assertThatCode(() -> Millrace.commandLine().parseArgs(CommandTree.arguments(call)))
          .as(call)
          .doesNotThrowAnyException();
    }
  }

  @Test
  void thePageOfCommandsListsThemAllWithTheirPurpose() {
    Stream<String> rows =
        CommandTree.all()
            .skip(1)
            .filter(command -> command.getSubcommands().isEmpty() || isCallable(command))
            .map(
                command ->
                    "| `%s` | %s |"
                        .formatted(
                            CommandTree.name(command),
                            command.getCommandSpec().usageMessage().header()[0]));

    assertThat(rows("| `millrace ")).containsExactlyInAnyOrderElementsOf(rows.toList());
  }

  private static boolean isCallable(CommandLine command) {
    return command.getCommandSpec().userObject() instanceof java.util.concurrent.Callable<?>;
  }

  @Test
  void thePageOfCommandsListsTheExitCodes() {
    assertThat(rows("| [0-9]+ |"))
        .containsExactlyElementsOf(
            Arrays.stream(ExitCode.values())
                .map(code -> "| %d | %s |".formatted(code.code(), code.meaning()))
                .toList());
  }

  private static List<String> rows(String... starts) {
    return CommandTree.page("docs/commands.md")
        .lines()
        .filter(
            line ->
                Arrays.stream(starts)
                    .anyMatch(start -> line.matches(start.replace("|", "\\|") + ".*")))
        .toList();
  }
}
