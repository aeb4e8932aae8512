package dev.millrace.local;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Programs that do their work and end. */
final class Commands {

  private Commands() {}

  /** Runs one to its end; it does not outlive the launcher either. */
  static void run(List<String> command, Path folder, Path log)
      throws IOException, InterruptedException {
    ProcessSpec spec = ProcessSpec.of("step", folder, command).withEnvironment(Map.of());
    ChildProcess step = ChildProcess.start(spec, log);
    try {
      int code = step.waitFor();
      if (code != 0) {
        throw new StackException(
            command.get(0) + " ended with code " + code + ".\n  Its log: " + log + LogTail.of(log));
      }
    } finally {
      if (step.isAlive()) {
        step.kill();
      }
    }
  }

  /** Whether it ends with code 0; what it writes is dropped. */
  static boolean succeeds(List<String> command) {
    try {
      return new ProcessBuilder(command)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start()
              .waitFor()
          == 0;
    } catch (IOException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
