package dev.millrace.bootstrap.services.cli;

import java.util.Map;

/** Answers that say no. */
final class Refusal {

  private Refusal() {}

  static ExitCode noSuchRun(Output output, String run) {
    return of(output, "There is no run " + run + ". `millrace runs` lists those that there are.");
  }

  static ExitCode of(Output output, String problem) {
    output.print(Map.of("problem", problem), out -> out.println(problem));
    return ExitCode.NO;
  }
}
