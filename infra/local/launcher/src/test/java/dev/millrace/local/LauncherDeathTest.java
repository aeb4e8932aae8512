package dev.millrace.local;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LauncherDeathTest {

  private static final Duration DEADLINE = Duration.ofSeconds(20);

  @Test
  void nothingOutlivesAKilledLauncherEvenWhenItIgnoresTheSignal(@TempDir Path folder)
      throws Exception {
    Process launcher = Launchers.start(StackLauncher.class, folder);
    Eventually.holds(DEADLINE, () -> sleeps(launcher));
    List<ProcessHandle> all = launcher.descendants().toList();

    launcher.destroyForcibly().waitFor();

    Eventually.holds(DEADLINE, () -> all.stream().noneMatch(ProcessHandle::isAlive));
  }

  /** The program has started its own child. */
  private static boolean sleeps(Process launcher) {
    return launcher
        .descendants()
        .flatMap(process -> process.info().command().stream())
        .anyMatch(command -> command.endsWith("/sleep"));
  }
}
