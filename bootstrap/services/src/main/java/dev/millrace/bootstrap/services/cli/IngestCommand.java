package dev.millrace.bootstrap.services.cli;

import com.google.inject.Injector;
import dev.millrace.adapters.postgres.PostgresClockwork;
import dev.millrace.adapters.postgres.PostgresClockwork.Piece;
import dev.millrace.adapters.postgres.PostgresDatabase;
import dev.millrace.adapters.postgres.PostgresDays;
import dev.millrace.adapters.postgres.PostgresRunSchedule;
import dev.millrace.application.admission.WatchedAdmission;
import dev.millrace.application.backfill.AdvanceBackfills;
import dev.millrace.application.ingest.IngestRun;
import dev.millrace.application.schedule.FireSchedules;
import dev.millrace.bootstrap.configuration.Setting;
import dev.millrace.bootstrap.configuration.Settings;
import dev.millrace.bootstrap.services.process.Foreground;
import dev.millrace.bootstrap.services.process.LoggedAdmission;
import dev.millrace.bootstrap.services.process.LoggedClockwork;
import dev.millrace.bootstrap.services.process.LoggedIngest;
import dev.millrace.bootstrap.services.process.Loop;
import dev.millrace.bootstrap.services.process.Resources;
import dev.millrace.bootstrap.services.process.Started;
import dev.millrace.bootstrap.services.wiring.Collecting;
import dev.millrace.bootstrap.services.wiring.Modules;
import dev.millrace.bootstrap.services.wiring.UnreadStreams;
import dev.millrace.domain.port.run.Runs;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/**
 * {@code millrace ingest}: the process that executes runs, starts those of schedules, and takes in
 * what is pushed.
 */
@Command(
    name = "ingest",
    header = "Runs the ingest process: source and collector to PostgreSQL.",
    description = {
      "Executes the runs that are submitted, one commit per page, and starts those of schedules"
          + " and backfills. Any number of them may run: what a dead one left is taken over by"
          + " another.",
      "Takes in records that are pushed to /v1/families/FAMILY/records, where"
          + " millrace.collector.bind and millrace.collector.port say, from whoever has the token"
          + " in millrace.collector.token or the admin's in millrace.api.token; without either it"
          + " does not start."
    },
    mixinStandardHelpOptions = true,
    footer = {
      "  MILLRACE_COLLECTOR_PORT=9032 millrace ingest         # beside a running `millrace up`",
      "  MILLRACE_CONFIG=/etc/millrace.properties millrace ingest"
    })
final class IngestCommand implements Callable<Integer> {

  private static final Duration TAKE_OVER = Duration.ofSeconds(15);
  private static final Duration BEAT = Duration.ofSeconds(1);
  private static final Duration PARTITIONS = Duration.ofHours(6);
  private static final Duration LOOK_EVERY = Duration.ofSeconds(5);
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  @Mixin private Installation installation;

  @Override
  public Integer call() {
    return installation.serve(Modules.ingest(), IngestCommand::execute);
  }

  private static ExitCode execute(Injector injector) {
    IngestRun ingest =
        new LoggedIngest(injector.getInstance(IngestRun.class), injector.getInstance(Runs.class));
    Resources resources = injector.getInstance(Resources.class);
    PostgresDatabase database = injector.getInstance(PostgresDatabase.class);
    Settings settings = injector.getInstance(Settings.class);
    resources.opened(PostgresRunSchedule.start(database, TAKE_OVER, PATIENCE, ingest::ingest));
    resources.opened(
        PostgresClockwork.start(database, TAKE_OVER, PATIENCE, pieces(injector, database)));
    Loop unread = Loop.start("unread", injector.getInstance(UnreadStreams.class), LOOK_EVERY);
    Loop admission =
        Loop.start(
            "admission",
            new LoggedAdmission(injector.getInstance(WatchedAdmission.class)),
            LOOK_EVERY);
    Started started = injector.getInstance(Started.class);
    Foreground.run(
        "ingest",
        settings,
        List.of(admission, unread),
        injector.getInstance(Collecting.class).loops(),
        started::now,
        resources);
    return ExitCode.OK;
  }

  /** None of them waits for a run: each has a thread of its own. */
  private static List<Piece> pieces(Injector injector, PostgresDatabase database) {
    Settings settings = injector.getInstance(Settings.class);
    Runnable days =
        new PostgresDays(
            database,
            settings.days(Setting.RAW_RETENTION),
            settings.days(Setting.OUTBOX_RETENTION));
    List<Piece> pieces =
        new ArrayList<>(
            LoggedClockwork.pieces(
                injector.getInstance(FireSchedules.class),
                injector.getInstance(AdvanceBackfills.class),
                BEAT));
    pieces.add(new Piece("partitions", PARTITIONS, days));
    return pieces;
  }
}
