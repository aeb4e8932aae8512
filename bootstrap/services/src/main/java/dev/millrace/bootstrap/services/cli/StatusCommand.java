package dev.millrace.bootstrap.services.cli;

import dev.millrace.bootstrap.services.checkup.Finding;
import dev.millrace.bootstrap.services.checkup.Status;
import dev.millrace.local.Terminal;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code millrace status}: whether each server answers and holds what the path needs. */
@Command(
    name = "status",
    header = "Shows whether each server answers and holds what the path needs.",
    description = {
      "Exits 1 if one does not. `millrace doctor` looks closer.",
      "With --watch it looks again and again until Ctrl-C: redraws on a terminal, and adds lines (one"
          + " object per look with --output json) elsewhere."
    },
    mixinStandardHelpOptions = true,
    footer = {"  millrace status", "  millrace status --watch 5"})
final class StatusCommand implements Callable<Integer> {

  @Mixin private Installation installation;

  @Option(
      names = "--watch",
      paramLabel = "SECONDS",
      arity = "0..1",
      fallbackValue = "2",
      description = "Looks again after so many seconds, ${FALLBACK-VALUE} if not given.")
  private @Nullable Integer seconds;

  @Override
  public Integer call() throws InterruptedException {
    if (seconds != null && seconds < 1) {
      throw new IllegalArgumentException("--watch is at least 1 second, not " + seconds);
    }
    installation.settings();
    try (Status status = new Status(installation::settings)) {
      if (seconds != null) {
        watch(status, Duration.ofSeconds(seconds));
      }
      List<Finding> found = status.look();
      installation
          .output()
          .print(
              fields(found),
              out -> found.forEach(part -> out.printf("%-10s %s%n", part.name(), part.found())));
      return (isFine(found) ? ExitCode.OK : ExitCode.NO).code();
    }
  }

  /** Returns only when the thread is interrupted: Ctrl-C ends the process. */
  private void watch(Status status, Duration pause) throws InterruptedException {
    Output output = installation.output();
    Screen screen = new Screen(output::piece, output.isForPeople() && Terminal.isStandardOutput());
    while (true) {
      List<Finding> found = status.look();
      output.print(
          fields(found),
          out ->
              screen.show(
                  Clock.systemUTC().instant(),
                  found.stream()
                      .map(part -> "%-10s %s".formatted(part.name(), part.found()))
                      .map(Output::printable)
                      .toList()));
      Thread.sleep(pause.toMillis());
    }
  }

  private static boolean isFine(List<Finding> found) {
    return found.stream().noneMatch(Finding::isFailure);
  }

  private static Map<String, Object> fields(List<Finding> found) {
    Map<String, String> parts = new LinkedHashMap<>();
    found.forEach(part -> parts.put(part.name(), part.found()));
    return Map.of("fine", isFine(found), "parts", parts);
  }
}
