package dev.millrace.bootstrap.services.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import picocli.CommandLine;

/** The commands, their examples, and the pages that show them. */
final class CommandTree {

  private static final Path ROOT = Path.of("..", "..");

  /** What stands for RUN, of which a page shows none. */
  private static final String RUN = "a3f1c9e2-5b7d-4e8a-9c61-2d0f8b4e7a15";

  private static final List<CommandLine> ALL = below(Millrace.commandLine()).toList();

  private CommandTree() {}

  /** Every command there is, the root first. */
  static Stream<CommandLine> all() {
    return ALL.stream();
  }

  private static Stream<CommandLine> below(CommandLine command) {
    return Stream.concat(
        Stream.of(command), command.getSubcommands().values().stream().flatMap(CommandTree::below));
  }

  static String name(CommandLine command) {
    return command.getCommandSpec().qualifiedName();
  }

  /** The arguments of a line such as {@code A=b ./millrace runs --limit 5 # why}. */
  static String[] arguments(String line) {
    List<String> words = Arrays.asList(line.replaceAll("\\s+#.*", "").strip().split("\\s+"));
    int program =
        words.contains("millrace") ? words.indexOf("millrace") : words.indexOf("./millrace");
    return words.subList(program + 1, words.size()).stream()
        .takeWhile(word -> !word.equals(">") && !word.equals("|"))
        .map(word -> word.equals("RUN") ? RUN : word)
        .toArray(String[]::new);
  }

  static String page(String path) {
    try {
      return Files.readString(ROOT.resolve(path));
    } catch (IOException e) {
      throw new AssertionError(path + " cannot be read", e);
    }
  }

  /** The lines of a page that call the program. */
  static Stream<String> calls(String path) {
    return page(path)
        .lines()
        .filter(line -> line.matches(" {4}(?:[A-Z_]+=\\S+ )*(?:\\./)?millrace(?: .*)?"));
  }
}
