package dev.millrace.bootstrap.services.cli;

import com.google.inject.Injector;
import com.google.inject.Key;
import com.google.inject.name.Names;
import dev.millrace.adapters.http.pages.AlertWatch;
import dev.millrace.application.books.KeepBooks;
import dev.millrace.application.rebuild.DriveRebuilds;
import dev.millrace.application.redrive.SettleLetters;
import dev.millrace.bootstrap.configuration.Settings;
import dev.millrace.bootstrap.services.process.Foreground;
import dev.millrace.bootstrap.services.process.Loop;
import dev.millrace.bootstrap.services.process.PacedRebuilds;
import dev.millrace.bootstrap.services.process.Resources;
import dev.millrace.bootstrap.services.process.Started;
import dev.millrace.bootstrap.services.wiring.Modules;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code millrace control}: the process that keeps the books and answers at the HTTP interface. */
@Command(
    name = "control",
    header = "Runs the control process: keeps the books, and answers over HTTP.",
    description = {
      "Brings what the stream reports from Kafka into PostgreSQL, where `ledger` and `verify`"
          + " look; and looks in the views whether dead letters that were published again are"
          + " served. Works on the rebuilds of views that were ordered at /v1/rebuilds.",
      "Starts, shows and cancels runs at /v1/runs, where millrace.api.bind and millrace.api.port"
          + " say, for whoever has the token in millrace.api.token, which may do everything, and for the"
          + " people in millrace.api.users, by their roles; without a token it does not start. Reads"
          + " the views at /v1/views, with personal data masked unless an admin or the token in"
          + " millrace.api.personal-data-token asks for it."
    },
    mixinStandardHelpOptions = true,
    footer = "  MILLRACE_CONFIG=/etc/millrace.properties millrace control")
final class ControlCommand implements Callable<Integer> {

  private static final Duration PATIENCE = Duration.ofMillis(200);

  /** What was redriven is looked up so often, until it is served. */
  private static final Duration SETTLE_EVERY = Duration.ofSeconds(2);

  /** So soon an order is seen. */
  private static final Duration REBUILD_EVERY = Duration.ofSeconds(1);

  /** So often the path is measured for alerts. To ask Kafka makes consumers, so it is not often. */
  private static final Duration WATCH_EVERY = Duration.ofSeconds(15);

  @Mixin private Installation installation;

  @Override
  public Integer call() {
    return installation.serve(Modules.control(), ControlCommand::control);
  }

  private static ExitCode control(Injector injector) {
    List<Loop> loops =
        new ArrayList<>(
            Stream.of(Modules.RECEIPTS, Modules.DEAD_LETTERS)
                .map(
                    book -> {
                      KeepBooks books =
                          injector.getInstance(Key.get(KeepBooks.class, Names.named(book)));
                      return Loop.start(book, () -> books.enter(PATIENCE), Duration.ZERO);
                    })
                .toList());
    SettleLetters settling = injector.getInstance(SettleLetters.class);
    loops.add(Loop.start("redriven", settling::settle, SETTLE_EVERY));
    PacedRebuilds rebuilds = new PacedRebuilds(injector.getInstance(DriveRebuilds.class));
    loops.add(Loop.start("rebuilds", rebuilds, REBUILD_EVERY));
    Started started = injector.getInstance(Started.class);
    AlertWatch alerts = injector.getInstance(AlertWatch.class);
    loops.add(Loop.start("alerts", () -> watched(started, alerts), WATCH_EVERY));
    Foreground.run(
        "control",
        injector.getInstance(Settings.class),
        loops,
        List.of(),
        started::now,
        injector.getInstance(Resources.class));
    return ExitCode.OK;
  }

  /** Not while it starts: others do then, too, and are not down for it. */
  private static int watched(Started started, AlertWatch alerts) {
    if (started.isSo()) {
      alerts.look();
    }
    return 0;
  }
}
