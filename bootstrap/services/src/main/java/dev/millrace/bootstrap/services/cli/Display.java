package dev.millrace.bootstrap.services.cli;

import dev.millrace.local.Progress;

/** How the start of processes is shown. */
final class Display {

  private Display() {}

  /** Live on a terminal, a plain line each elsewhere, and nothing where a program reads. */
  static Progress of(Output output) {
    return output.isForPeople() ? Progress.on(output::progress) : Progress.silent();
  }
}
