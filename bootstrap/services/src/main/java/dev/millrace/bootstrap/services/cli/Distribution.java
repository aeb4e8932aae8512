package dev.millrace.bootstrap.services.cli;

import dev.millrace.local.StackException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Where the build laid out what runs. */
final class Distribution {

  static final String PROPERTY = "millrace.dist";

  private Distribution() {}

  /** Where it should be, built or not. */
  static Path path() {
    return Path.of(System.getProperty(PROPERTY, "target/dist"));
  }

  static Path folder() {
    Path folder = path();
    if (!Files.isDirectory(folder.resolve("lib"))) {
      throw new StackException(
          "Nothing is built in " + folder.toAbsolutePath() + ". Run `mvn package` first.");
    }
    return folder;
  }
}
