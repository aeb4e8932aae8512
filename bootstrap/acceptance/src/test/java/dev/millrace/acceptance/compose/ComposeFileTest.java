package dev.millrace.acceptance.compose;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.bootstrap.configuration.Setting;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ComposeFileTest {

  /** The programs' entry point reads this one before there are settings. */
  private static final String JAVA_OPTIONS = "MILLRACE_JAVA_OPTS";

  private static final Pattern SET = Pattern.compile("(?m)^ +(MILLRACE_[A-Z_]+):");
  private static final Pattern PORTS = Pattern.compile("(?m)^ +ports:(.*)$");
  private static final Pattern LIMIT = Pattern.compile("(?m)^    mem_limit: (\\d+)m$");
  private static final Pattern SECRET =
      Pattern.compile("\\$\\{(\\w*(?:PASSWORD|TOKEN|SECRET|KEY))([^}]*)}");

  static List<Path> files() throws IOException {
    try (Stream<Path> files = Files.list(Script.COMPOSE)) {
      return files
          .filter(file -> file.getFileName().toString().matches("compose.*\\.yaml"))
          .toList();
    }
  }

  @Test
  void theFileAndItsProfilesAreFound() throws IOException {
    assertThat(files())
        .extracting(file -> file.getFileName().toString())
        .contains("compose.yaml", "compose.cluster.yaml", "compose.zookeeper.yaml");
  }

  @ParameterizedTest
  @MethodSource("files")
  void whatItSetsAreSettings(Path file) throws IOException {
    List<String> known = Arrays.stream(Setting.values()).map(Setting::variable).toList();

    assertThat(found(file, SET, 1).stream().filter(name -> !name.equals(JAVA_OPTIONS)))
        .isSubsetOf(known);
  }

  @ParameterizedTest
  @MethodSource("files")
  void everyPortIsOnLoopback(Path file) throws IOException {
    assertThat(found(file, PORTS, 1))
        .allMatch(ports -> ports.matches(" \\[\"127\\.0\\.0\\.1:\\$\\{\\w+_PORT:-\\d+}:\\d+\"]"));
  }

  /** One that is optional is empty, and then there is none. */
  @ParameterizedTest
  @MethodSource("files")
  void noSecretHasADefault(Path file) throws IOException {
    assertThat(found(file, SECRET, 2))
        .allMatch(rest -> rest.equals(":?run infra/compose/setup first") || rest.equals("-"));
  }

  @Test
  void secretsAndPortsAreFound() throws IOException {
    Path file = Script.COMPOSE.resolve("compose.yaml");

    assertThat(found(file, SECRET, 1)).hasSizeGreaterThan(3);
    assertThat(found(file, PORTS, 1)).hasSizeGreaterThan(5);
    assertThat(found(file, SET, 1)).contains("MILLRACE_POSTGRES_URL");
  }

  /** A machine of 8 GB has some 7,700 MiB; what ends, or runs for a moment, is not among them. */
  @Test
  void allThatRunsByDefaultFitsIntoEightGigabytes() throws IOException {
    Path file = Script.COMPOSE.resolve("compose.yaml");
    int all = found(file, LIMIT, 1).stream().mapToInt(Integer::parseInt).sum();

    int second = limit(file, "spark-worker-1");
    assertThat(all + second - limit(file, "setup") - limit(file, "millrace"))
        .isBetween(6_000, 7_500);
  }

  private static int limit(Path file, String service) throws IOException {
    Matcher matcher =
        Pattern.compile(
                "(?m)^  " + service + ":.*\\n(?:^    .*\\n|^ *#.*\\n)*?^    mem_limit: (\\d+)m$")
            .matcher(Files.readString(file));
    assertThat(matcher.find()).as(service).isTrue();
    return Integer.parseInt(matcher.group(1));
  }

  /** Compose 1.29 knows none of these, or reads them wrongly without a word. */
  @ParameterizedTest
  @MethodSource("files")
  void itIsReadByBothVersionsOfCompose(Path file) throws IOException {
    assertThat(Files.readString(file))
        .doesNotContainPattern("(?m)^(name|include):")
        .doesNotContainPattern("(?m)^ +(start_interval|develop|required|host_ip):")
        .doesNotContain("!reset")
        .doesNotContainPattern("\\$\\{\\w+:?\\+")
        .doesNotContainPattern("\\$\\{[^}]*\\$\\{");
  }

  private static List<String> found(Path file, Pattern pattern, int group) throws IOException {
    return pattern
        .matcher(Files.readString(file))
        .results()
        .map((MatchResult match) -> match.group(group))
        .toList();
  }
}
