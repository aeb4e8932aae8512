package dev.millrace.bootstrap.services.cli;

import com.google.inject.Injector;
import dev.millrace.adapters.http.api.ScheduleFields;
import dev.millrace.application.schedule.KeepSchedules;
import dev.millrace.bootstrap.services.wiring.Modules;
import dev.millrace.domain.port.schedule.Schedules;
import dev.millrace.domain.schedule.Schedule;
import dev.millrace.domain.schedule.ScheduleName;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code millrace schedules add|list|show|pause|resume|remove}. */
@Command(
    name = "schedules",
    header = "Starts runs by the clock: adds schedules, lists and pauses them.",
    description =
        "The ingest process fires them, each time in one of its instances only. All times are in"
            + " UTC.",
    mixinStandardHelpOptions = true,
    subcommands = SchedulesAddCommand.class,
    footer = {
      "  millrace schedules add nightly --cron daily --records 5000",
      "  millrace schedules list"
    },
    synopsisSubcommandLabel = "(add | list | show | pause | resume | remove)")
final class SchedulesCommand {

  private static final String NAME = "The schedule's name, as `millrace schedules list` shows it.";

  @Command(
      name = "list",
      header = "Lists the schedules.",
      description = "Shows when each fires next, and the run of its last fire.",
      mixinStandardHelpOptions = true,
      footer = "  millrace schedules list --output json")
  int list(@Mixin Installation installation) {
    return installation.with(
        Modules.books(),
        injector -> {
          List<Schedule> all = injector.getInstance(Schedules.class).all();
          installation
              .output()
              .print(
                  Map.of("schedules", all.stream().map(ScheduleFields::of).toList()),
                  out -> ScheduleText.table(out, all));
          return ExitCode.OK;
        });
  }

  @Command(
      name = "show",
      header = "Shows a schedule.",
      description = "All that was said when it was added, and where it stands.",
      mixinStandardHelpOptions = true,
      footer = "  millrace schedules show nightly")
  int show(
      @Mixin Installation installation,
      @Parameters(paramLabel = "NAME", description = NAME) String name) {
    return one(
        installation,
        name,
        (injector, schedule) -> injector.getInstance(Schedules.class).find(schedule));
  }

  @Command(
      name = "pause",
      header = "Pauses a schedule.",
      description = "It fires no more until it is resumed; its runs go on.",
      mixinStandardHelpOptions = true,
      footer = "  millrace schedules pause nightly")
  int pause(
      @Mixin Installation installation,
      @Parameters(paramLabel = "NAME", description = NAME) String name) {
    return one(
        installation,
        name,
        (injector, schedule) -> injector.getInstance(KeepSchedules.class).pause(schedule));
  }

  @Command(
      name = "resume",
      header = "Goes on with a paused schedule.",
      description =
          "It fires at the next time from now on; what fell into the pause is not made up for:"
              + " `millrace backfill --days` does that.",
      mixinStandardHelpOptions = true,
      footer = "  millrace schedules resume nightly")
  int resume(
      @Mixin Installation installation,
      @Parameters(paramLabel = "NAME", description = NAME) String name) {
    return one(
        installation,
        name,
        (injector, schedule) -> injector.getInstance(KeepSchedules.class).resume(schedule));
  }

  @Command(
      name = "remove",
      header = "Removes a schedule.",
      description = "Its runs stay, and those under way go on.",
      mixinStandardHelpOptions = true,
      footer = "  millrace schedules remove nightly")
  int remove(
      @Mixin Installation installation,
      @Parameters(paramLabel = "NAME", description = NAME) String name) {
    ScheduleName schedule = new ScheduleName(name);
    return installation.with(
        Modules.books(),
        injector -> {
          Output output = installation.output();
          if (!injector.getInstance(KeepSchedules.class).remove(schedule)) {
            return Refusal.noSuchSchedule(output, name);
          }
          output.print(
              Map.of("removed", name), out -> out.println("Schedule " + name + " is removed."));
          return ExitCode.OK;
        });
  }

  private static int one(
      Installation installation,
      String name,
      BiFunction<Injector, ScheduleName, Optional<Schedule>> work) {
    ScheduleName schedule = new ScheduleName(name);
    return installation.with(
        Modules.books(),
        injector ->
            work.apply(injector, schedule)
                .map(found -> ScheduleText.print(installation.output(), found))
                .orElseGet(() -> Refusal.noSuchSchedule(installation.output(), name)));
  }
}
