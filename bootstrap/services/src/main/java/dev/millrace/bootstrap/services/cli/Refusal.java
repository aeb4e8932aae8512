package dev.millrace.bootstrap.services.cli;

import java.util.Map;

/** Answers that say no. */
final class Refusal {

  private Refusal() {}

  static ExitCode noSuchRun(Output output, String run) {
    return of(output, "There is no run " + run + ". `millrace runs` lists those that there are.");
  }

  static ExitCode noSuchSchedule(Output output, String name) {
    return of(
        output,
        "There is no schedule " + name + ". `millrace schedules list` lists those that there are.");
  }

  static ExitCode noSuchBackfill(Output output, String backfill) {
    return of(
        output,
        "There is no backfill "
            + backfill
            + ". `millrace backfill list` lists those that there are.");
  }

  static ExitCode noSuchReplay(Output output, String replay) {
    return of(
        output,
        "There is no replay " + replay + ". `millrace replay list` lists those that there are.");
  }

  static ExitCode noSuchLetter(Output output, long number) {
    return of(
        output,
        "There is no dead letter "
            + number
            + ". `millrace dead-letters list` lists those that there are.");
  }

  static ExitCode of(Output output, String problem) {
    output.print(Map.of("problem", problem), out -> out.println(problem));
    return ExitCode.NO;
  }
}
