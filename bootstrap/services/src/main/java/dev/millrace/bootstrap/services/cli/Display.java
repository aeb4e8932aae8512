package dev.millrace.bootstrap.services.cli;

import dev.millrace.local.Progress;

/** How the start of processes is shown. */
final class Display {

  private Display() {}

  /** Live on a terminal, a plain line each elsewhere, and nothing where programs alone read. */
  static Progress of(Output output) {
    return output.isWatched() ? Progress.on(output::progress) : Progress.silent();
  }
}
