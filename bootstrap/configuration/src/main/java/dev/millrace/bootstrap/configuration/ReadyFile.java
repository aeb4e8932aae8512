package dev.millrace.bootstrap.configuration;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** How a process without a port tells its supervisor, or a health check, that it is ready. */
public final class ReadyFile {

  private ReadyFile() {}

  /** Creates the file that {@link Setting#READY_FILE} names, if it names one. */
  public static void announce(Settings settings) {
    String file = settings.text(Setting.READY_FILE);
    if (file.isEmpty()) {
      return;
    }
    try {
      Files.writeString(Path.of(file), ProcessHandle.current().pid() + "\n");
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write the ready file " + file, e);
    }
  }
}
