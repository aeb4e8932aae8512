package dev.millrace.bootstrap.services.cli;

import com.google.inject.Injector;
import dev.millrace.application.schedule.KeepSchedules;
import dev.millrace.bootstrap.configuration.Settings;
import dev.millrace.bootstrap.services.wiring.Modules;
import dev.millrace.domain.port.run.RunPlan;
import dev.millrace.domain.schedule.Cron;
import dev.millrace.domain.schedule.Every;
import dev.millrace.domain.schedule.Missed;
import dev.millrace.domain.schedule.ScheduleName;
import dev.millrace.domain.schedule.Span;
import dev.millrace.domain.schedule.Timing;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code millrace schedules add}. */
@Command(
    name = "add",
    header = "Adds a schedule.",
    description = {
      "The same again changes nothing. Exits 1 when the name is another schedule's.",
      "A fire that is more than a minute late was missed; of several that were, only the last"
          + " counts. A fire waits for the schedule's last run to be over, so runs never pile up."
    },
    mixinStandardHelpOptions = true,
    footer = {
      "  millrace schedules add nightly --cron daily --jitter 10m --records 5000",
      "  millrace schedules add often --every 15m --records 100 --missed skip"
    })
final class SchedulesAddCommand implements Callable<Integer> {

  @Mixin private Installation installation;

  @Parameters(
      paramLabel = "NAME",
      description = "Lower-case letters, digits and hyphens, 64 at most.")
  private String name;

  @Option(
      names = "--cron",
      paramLabel = "FIELDS",
      description =
          "Minute, hour, day, month and day of the week in one argument, or one of hourly, daily,"
              + " weekly and monthly.")
  private @Nullable String cron;

  @Option(
      names = "--every",
      paramLabel = "SPAN",
      description =
          "Instead of --cron: such as 30s, 15m, 2h or 1d, at its multiples since the epoch, so 1h"
              + " is each full hour.")
  private @Nullable String every;

  @Option(
      names = "--jitter",
      paramLabel = "SPAN",
      description =
          "Up to so much later than due it fires, the same for the same fire. Default:"
              + " ${DEFAULT-VALUE}",
      defaultValue = "0s")
  private String jitter;

  @Option(
      names = "--missed",
      paramLabel = "POLICY",
      description =
          "What becomes of a fire that was missed: run_once starts its run late, skip leaves it"
              + " out. Default: ${DEFAULT-VALUE}",
      defaultValue = "run_once")
  private Missed missed;

  @Option(
      names = "--records",
      paramLabel = "N",
      required = true,
      description = "How many records each run fetches.")
  private long records;

  @Option(
      names = "--first-page",
      paramLabel = "N",
      description = "Where each run begins. Default: ${DEFAULT-VALUE}",
      defaultValue = "1")
  private int firstPage;

  @Mixin private PlanOptions plan;

  @Override
  public Integer call() {
    Timing timing = timing();
    return installation.with(Modules.books(), injector -> add(injector, timing));
  }

  private Timing timing() {
    if (cron != null && every == null) {
      return Cron.parse(cron);
    }
    if (cron == null && every != null) {
      return Every.parse(every);
    }
    throw new IllegalArgumentException("a schedule has either --cron or --every");
  }

  private ExitCode add(Injector injector, Timing timing) {
    RunPlan wanted =
        plan.plan(injector.getInstance(Settings.class), PlanOptions.DATED_SEED, records, firstPage);
    Output output = installation.output();
    return injector
        .getInstance(KeepSchedules.class)
        .add(new ScheduleName(name), timing, Span.parse(jitter), missed, wanted)
        .map(added -> ScheduleText.print(output, added))
        .orElseGet(
            () ->
                Refusal.of(
                    output,
                    "There is another schedule "
                        + name
                        + ". `millrace schedules remove "
                        + name
                        + "` removes it."));
  }
}
