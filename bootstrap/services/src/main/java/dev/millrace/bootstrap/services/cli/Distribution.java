package dev.millrace.bootstrap.services.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import picocli.CommandLine.PicocliException;

/** Where the build laid out what runs. */
final class Distribution {

  static final String PROPERTY = "millrace.dist";

  private Distribution() {}

  static Path folder() {
    Path folder = Path.of(System.getProperty(PROPERTY, "target/dist"));
    if (!Files.isDirectory(folder.resolve("lib"))) {
      throw new PicocliException(
          "Nothing is built in " + folder.toAbsolutePath() + ". Run `mvn package` first.");
    }
    return folder;
  }
}
