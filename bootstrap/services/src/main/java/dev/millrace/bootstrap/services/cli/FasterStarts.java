package dev.millrace.bootstrap.services.cli;

import dev.millrace.local.ClassArchives;
import dev.millrace.local.StackException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** After the first demo of a build: what its processes loaded is archived for later starts. */
final class FasterStarts {

  private FasterStarts() {}

  static void prepare(Output output) throws InterruptedException {
    try {
      ClassArchives archives =
          new ClassArchives(Distribution.folder(), Path.of(System.getProperty("java.home")));
      List<String> missing = archives.missing();
      if (!missing.isEmpty()) {
        output.say(
            "Archiving the classes of "
                + String.join(", ", missing)
                + ": about a minute, once per build, so that later starts take less time.");
        archives.make(missing);
      }
    } catch (IOException | StackException withoutThem) {
      output.say("Later starts take as long as this one: " + withoutThem.getMessage());
    }
  }
}
