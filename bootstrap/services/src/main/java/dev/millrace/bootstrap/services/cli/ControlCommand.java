package dev.millrace.bootstrap.services.cli;

import com.google.inject.Injector;
import com.google.inject.Key;
import com.google.inject.name.Names;
import dev.millrace.application.books.KeepBooks;
import dev.millrace.bootstrap.configuration.Settings;
import dev.millrace.bootstrap.services.process.Foreground;
import dev.millrace.bootstrap.services.process.Loop;
import dev.millrace.bootstrap.services.wiring.Modules;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code millrace control}: the process that enters receipts and dead letters into the books. */
@Command(
    name = "control",
    header = "Runs the control process: receipts and dead letters into the books.",
    description =
        "Brings what the stream reports from Kafka into PostgreSQL, where `ledger` and `verify` look.",
    mixinStandardHelpOptions = true,
    footer = "  MILLRACE_CONFIG=/etc/millrace.properties millrace control")
final class ControlCommand implements Callable<Integer> {

  private static final Duration PATIENCE = Duration.ofMillis(200);

  @Mixin private Installation installation;

  @Override
  public Integer call() {
    return installation.serve(Modules.control(), ControlCommand::keepBooks);
  }

  private static ExitCode keepBooks(Injector injector) {
    List<Loop> loops =
        Stream.of(Modules.RECEIPTS, Modules.DEAD_LETTERS)
            .map(
                book -> {
                  KeepBooks books =
                      injector.getInstance(Key.get(KeepBooks.class, Names.named(book)));
                  return Loop.start(book, () -> books.enter(PATIENCE), Duration.ZERO);
                })
            .toList();
    Foreground.run("control", injector.getInstance(Settings.class), loops);
    return ExitCode.OK;
  }
}
