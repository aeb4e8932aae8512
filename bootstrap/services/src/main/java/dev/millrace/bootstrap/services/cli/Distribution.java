package dev.millrace.bootstrap.services.cli;

import dev.millrace.local.StackException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Where the build laid out what runs. */
final class Distribution {

  static final String PROPERTY = "millrace.dist";

  private Distribution() {}

  static Path folder() {
    Path folder = Path.of(System.getProperty(PROPERTY, "target/dist"));
    if (!Files.isDirectory(folder.resolve("lib"))) {
      throw new StackException(
          "Nothing is built in " + folder.toAbsolutePath() + ". Run `mvn package` first.");
    }
    return folder;
  }
}
